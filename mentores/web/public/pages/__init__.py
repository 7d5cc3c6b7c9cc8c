"""The pages that explain: home, the programme, data and rights, accessibility."""
