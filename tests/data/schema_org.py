"""Writes schema_org.tsv: the part of the vocabulary of schema.org that the kinds may use.

    npm pack schema-dts && tar xzf schema-dts-*.tgz && python3 schema_org.py package/dist/schema.d.ts > schema_org.tsv

`schema-dts` (Google, Apache-2.0) is generated from the vocabulary that https://schema.org publishes. A line is a type
(`T`, name, direct parents) or a property (`P`, type that has it, name, what it may hold).
"""

import re
import sys

WANTED = """AdministrativeArea Answer AudioObject Audience BreadcrumbList CollectionPage ContactPoint CreativeWork
DataDownload Dataset DefinedTerm DefinedTermSet DigitalDocument EntryPoint Event FAQPage GeoCoordinates
GovernmentOffice GovernmentOrganization GovernmentService ImageGallery ImageObject ItemList JobPosting Legislation
ListItem MediaObject MonetaryAmount NewsArticle Offer Organization Person Place PostalAddress PublicationIssue
QuantitativeValue Question Report SearchAction ServiceChannel SpecialAnnouncement Thing VideoObject WebPage WebSite
LegalForceStatus EventAttendanceModeEnumeration""".split()

text = open(sys.argv[1], encoding="utf-8").read()
parents, properties = {}, {}
# An interface without properties of its own is not written out: the class extends its parent's.
for name, bases, body in re.findall(r"^(?:export )?interface (\w+) extends ([^{]*)\{(.*?)^\}", text, re.M | re.S):
    bases = [base.strip() for base in re.sub(r"<.*?>", "", bases).split(",")]
    parents[name] = [base for base in bases if base not in ("Partial",)]
    found = re.findall(r'^    "([a-z]\w*)"\?: SchemaValue<([^>]*?), "', body, re.M)
    properties[name] = {key: [t.strip() for t in types.split("|") if t.strip() != "IdReference"] for key, types in found}


def base_of(name):
    return name[:-4] if name.endswith("Base") else name


def up(name):
    """Direct parents of a type, by way of its leaf and base interfaces."""
    found = []
    for known in (name + "Leaf", name + "Base", name):
        for parent in parents.get(known, []):
            if base_of(parent) != name and parent.endswith("Base"):
                found.append(base_of(parent))
    return sorted(set(found))


todo, seen = list(WANTED), []
while todo:
    name = todo.pop()
    if name not in seen:
        seen.append(name)
        todo += up(name)
for name in sorted(seen):
    print("T", name, " ".join(up(name)), sep="\t")
for name in sorted(seen):
    for key, types in sorted(properties.get(name + "Base", {}).items()):
        print("P", name, key, " ".join(types), sep="\t")
