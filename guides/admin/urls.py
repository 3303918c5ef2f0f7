"""Addresses of Wagtail's admin that we answer ourselves; to be included before its own."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .withdrawal import PageWithdrawView

urlpatterns = decorate_urlpatterns(
    [path("pages/<int:page_id>/unpublish/", PageWithdrawView.as_view())], require_admin_access
)
