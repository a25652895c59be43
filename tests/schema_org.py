"""The properties that each kind of structured data needs.

They are those of Google's guides for each kind (event, course list, breadcrumb, sitelinks search box,
organisation) and of schema.org's definitions.
"""

REQUIRED = {
    "Event": {"name", "startDate", "endDate", "location", "eventStatus", "eventAttendanceMode", "organizer"},
    "Course": {"name", "description", "provider", "inLanguage"},
    "CourseInstance": {"name", "courseMode"},
    "Service": {"name", "description", "provider", "serviceType"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"name", "url"},
    "SearchAction": {"target", "query-input"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
    "PresentationDigitalDocument": {"name", "url", "inLanguage", "encoding", "datePublished", "publisher"},
    "MediaObject": {"contentUrl", "encodingFormat", "inLanguage"},
    "WebPage": {"name", "url", "inLanguage"},
}
