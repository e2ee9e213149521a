"""What a conversation is made of."""

from assistant.types import Answer, Model


class Turn(Model):
    """One question and its answer."""

    question: str
    answer: Answer
