"""The assistant inside other frameworks, one module each; none is imported to answer a question."""
