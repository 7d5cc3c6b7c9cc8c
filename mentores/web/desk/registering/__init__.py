"""Staff register somebody who is with them, or type in a form that was filled in on paper."""
