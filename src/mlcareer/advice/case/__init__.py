"""A person's own case: CV, advert, plan and report."""
