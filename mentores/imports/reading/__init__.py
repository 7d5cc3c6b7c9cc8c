"""Reading a stranger's spreadsheet, in a process of its own. Nothing here knows Django, and little else."""
