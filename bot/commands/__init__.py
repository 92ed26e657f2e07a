"""The subcommands of `garderobe`, one module each."""
