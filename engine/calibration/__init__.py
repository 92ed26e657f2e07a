"""How sure a checkpoint may be of attributes: constants that are fitted on labelled pictures."""
