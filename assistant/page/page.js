// Runs once in each of our HTML components. Documents and answers are text, never code: this only
// reacts to the links and buttons that the server wrote, through their data attributes.
const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const behavior = calm ? 'auto' : 'smooth';

const whenShown = (find, act, frames = 120) => {
  const node = find();
  if (node && node.offsetParent !== null) act(node);
  else if (frames > 0) requestAnimationFrame(() => whenShown(find, act, frames - 1));
};

const land = (node) => {
  element.querySelectorAll('.is-target').forEach((other) => other.classList.remove('is-target'));
  node.classList.add('is-target');
  node.setAttribute('tabindex', '-1');
  node.focus({ preventScroll: true });
  node.scrollIntoView({ behavior, block: 'center' });
};

const reveal = (node) => {
  node.open = true;
  node.querySelector('summary').focus({ preventScroll: true });
  node.scrollIntoView({ behavior, block: 'nearest' });
};

const clauseHere = (id) => element.querySelector(`.reader [data-clause="${CSS.escape(id)}"]`);

element.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest('[data-ask], [data-open], [data-source]');
  if (!link) return;
  event.preventDefault();
  const { ask, open, source } = link.dataset;
  if (ask) trigger('submit', { ask });
  else if (source) reveal(document.getElementById(source));
  else {
    history.replaceState(null, '', link.href);
    const here = clauseHere(open);
    if (here) land(here);
    else trigger('select', { open });
  }
});

const settle = () => {
  if (element.querySelector('.reader .is-target'))
    whenShown(() => element.querySelector('.reader .is-target'), land);
  const turns = element.querySelectorAll('.turn');
  if (turns.length > 1) turns[turns.length - 1].scrollIntoView({ behavior, block: 'start' });
};

watch('value', settle);
settle(); // a tab is only made when first shown, perhaps with the clause already in it
