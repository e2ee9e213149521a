"""Answers questions about Chinese health-policy documents and proves every answer.

    from assistant.pipeline import Assistant

    answer = Assistant.open().ask("宿迁市2025年婴儿死亡率的目标是多少？")

``docs/architecture.md`` shows the rooms of this package and who may import whom.
"""
