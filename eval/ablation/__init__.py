"""What each part of retrieval is worth: the development cases answered without it."""
