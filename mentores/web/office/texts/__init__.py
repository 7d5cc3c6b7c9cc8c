"""The texts that people agree to: their versions, and publishing the next one."""
