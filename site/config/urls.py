"""Addresses: the admin and files for staff here, everything public in guides.urls."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import permission_required
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from config.uploads import upload
from guides import urls as guides_urls
from guides.gallery import views as gallery
from search import urls as search_urls
from search.channels.samples import pages_of

staff = permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    # What editors upload may belong to a draft: the public gets copies made at publication.
    path("documents/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, staff))),
    path("uploads/<path:name>", staff(upload), name="upload"),
    *gallery.urlpatterns(pages_of),
    *guides_urls.urlpatterns,
    *guides_urls.api_urlpatterns(*search_urls.routers),
    *i18n_patterns(
        *guides_urls.public_urlpatterns,
        *search_urls.public_urlpatterns,
        prefix_default_language=False,
    ),
]

handler400 = "guides.views.errors.bad_request"
handler403 = "guides.views.errors.permission_denied"
handler404 = "guides.views.errors.not_found"
handler500 = "guides.views.errors.server_error"
