"""ghl-mock run -- pytest examples/python"""
import urllib.error

import pytest
from app import log_call


def test_a_call_becomes_a_note(sandbox):
    note = log_call(sandbox.tokens["full"], "contact-xyz789", "Wants a quote")
    assert note["body"] == "Wants a quote"
    sandbox.call("POST", "/verify", {"match": {"method": "POST", "status": 201}, "exactly": 1})


def test_a_token_that_may_only_read_is_refused(sandbox):
    with pytest.raises(urllib.error.HTTPError) as refused:
        log_call(sandbox.tokens["read-only"], "contact-xyz789", "Wants a quote")
    assert refused.value.code == 401
    assert "contacts.write" in refused.value.headers["x-mock-reason"]


def test_an_outage_reaches_the_app(sandbox):
    sandbox.call("POST", "/faults", {"match": {"method": "POST"}, "then": 503})
    with pytest.raises(urllib.error.HTTPError, match="503"):
        log_call(sandbox.tokens["full"], "contact-xyz789", "Wants a quote")
