def output(parameters, value):
    """The output for an input, given the model's parameters."""
    return parameters["gain"] * value
