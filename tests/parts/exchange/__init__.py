"""Tests of the policy exchange."""
