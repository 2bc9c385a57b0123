"""Pay after tax, a raise, and the pay that a visa asks for."""
