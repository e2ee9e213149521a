"""How the bundled static bilingual encoder is made (never imported when questions are answered).

data → vocabulary → initial → fit → folder, one module a step; ``assistant.encode.train`` runs them.
"""
