"""A mentor is asked whether another entity may accompany them."""
