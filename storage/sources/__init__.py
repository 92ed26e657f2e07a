"""Where catalogues come from: each source yields drafts, and the rows it had to skip."""
