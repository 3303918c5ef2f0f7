"""Lengths of time in templates."""

from django import template

from guides import flow

register = template.Library()
register.filter("duration", flow.duration)
