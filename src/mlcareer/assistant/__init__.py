"""What assistants are offered, by the Model Context Protocol: tools, resources and prompts.

It knows no command line: `cli` hands in what answers. Only `server` imports the protocol's library.
"""
