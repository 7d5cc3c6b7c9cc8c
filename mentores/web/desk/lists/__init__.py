"""The long lists of the desk: filtered, sorted, kept, taken away, and worked on together."""
