#!/usr/bin/env python3
"""Turns the neutral benchmark corpus into a Vitrina portal.

    corpus_to_vitrina.py NEUTRAL.jsonl OUTDIR

NEUTRAL.jsonl is what `corpus.py` writes: one JSON object a line, with the links between
documents written `doc:<id>`. OUTDIR must not exist or be empty; it gets

    portal.toml                    two languages, no regime, not a demonstration
    content/_tipos/*.toml          a kind of the portal's own for each of the four sections
    content/secciones/*.md         the home and the four sections, in Spanish and English
    content/<folder>/<slug>.md     one file a document, and <slug>.en.md where it is translated

What the peers' layouts show is there too: number, date, year, type, date of update, text, links
between documents, lists of 50 by section, by year and by type, feeds, site map. Two differences are
in the nature of the tools: our links between documents are checked, and year and type are facets of
a kind, so that a year has one list in each section instead of one for the whole site.

Python standard library only. The same input gives the same bytes.
"""
import json
import os
import re
import sys

BASE_URL = "https://transparencia.example"
PER_PAGE = 50

# Section of the corpus -> the kind that holds its documents. The section keeps the peers' address.
KINDS = {
    "contratos": {
        "name": "expediente", "folder": "expedientes",
        "label": ("Expediente", "File"), "plural": ("Contratos", "Contracts"),
    },
    "normas": {
        "name": "disposicion", "folder": "disposiciones",
        "label": ("Disposición", "Provision"), "plural": ("Normas", "Regulations"),
    },
    "noticias": {
        "name": "comunicado", "folder": "comunicados",
        "label": ("Comunicado", "Press release"), "plural": ("Noticias", "News"),
    },
    "institucional": {
        "name": "ficha", "folder": "fichas",
        "label": ("Ficha", "Record"), "plural": ("Información institucional", "Institutional information"),
    },
}

SUBTYPES = {
    "decreto": ("Decreto", "Decree"),
    "resolucion": ("Resolución", "Resolution"),
    "ordenanza": ("Ordenanza", "Ordinance"),
    "licitacion": ("Licitación pública", "Public tender"),
    "adjudicacion-directa": ("Adjudicación directa", "Direct award"),
    "menor-cuantia": ("Contratación de menor cuantía", "Minor contract"),
    "comunicado": ("Comunicado", "Press release"),
    "directorio": ("Directorio de funcionarios", "Directory of officials"),
    "auditoria": ("Informe de auditoría", "Audit report"),
}

LINK = re.compile(r"\]\(doc:([^)]+)\)")


def quoted(text):
    """A TOML basic string: JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False)


def both(pair):
    """An inline table with a text in each language."""
    return f"{{ es = {quoted(pair[0])}, en = {quoted(pair[1])} }}"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def records(neutral):
    with open(neutral, encoding="utf-8") as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def portal():
    return f"""demostracion = false
base = "{BASE_URL}"

[entidad]
nombre = "Portal de Transparencia"
tipo = "gobernacion"
departamento = "86"
municipio = "86001"
correo = "contacto@transparencia.example"
correo_judicial = "notificaciones@transparencia.example"

[[idiomas]]
codigo = "es"
nombre = "Español"

[[idiomas]]
codigo = "en"
nombre = "English"
respaldo = "es"
"""


def options(pairs):
    return "[\n" + "".join(f"  {{ value = {quoted(v)}, label = {both(l)} }},\n" for v, l in pairs) + "]"


def kind(section, years, subtypes):
    """The declaration of the kind of one section; years and subtypes are those its documents have."""
    k = KINDS[section]
    by_type = [(s, SUBTYPES.get(s, (s, s))) for s in subtypes]
    by_year = [(y, (y, y)) for y in years]
    return f"""name = {quoted(k["name"])}
folder = {quoted(k["folder"])}
label = {both(k["label"])}
plural = {both(k["plural"])}
title = "titulo"
summary = "resumen"
date = "fecha"
order = "-fecha"
section = {quoted(section)}
feed = true
pages = true
body = "required"

[[fields]]
name = "titulo"
type = "text"
required = true
card = true
label = {both(("Título", "Title"))}

[[fields]]
name = "numero"
type = "text"
required = true
card = true
column = true
label = {both(("Número", "Number"))}

[[fields]]
name = "fecha"
type = "date"
required = true
card = true
column = true
label = {both(("Publicado", "Published"))}

[[fields]]
name = "anio"
type = "choice"
required = true
card = true
facet = true
label = {both(("Año", "Year"))}
options = {options(by_year)}

[[fields]]
name = "tipo"
type = "choice"
required = true
card = true
facet = true
label = {both(("Tipo", "Type"))}
options = {options(by_type)}
"""


def sections(out):
    folder = f"{out}/content/secciones"
    write(f"{folder}/inicio.md", '+++\ntitulo = "Portal de Transparencia"\nruta = "/"\norden = 0\n+++\n')
    write(f"{folder}/inicio.en.md", '+++\ntitulo = "Transparency Portal"\n+++\n')
    for order, (section, k) in enumerate(KINDS.items(), 1):
        es, en = k["plural"]
        write(f"{folder}/{section}.md",
              f"+++\ntitulo = {quoted(es)}\nruta = {quoted(f'/{section}/')}\norden = {order}\nmenu = true\n"
              f"lista = {quoted(k['name'])}\npor_pagina = {PER_PAGE}\n+++\n")
        write(f"{folder}/{section}.en.md", f"+++\ntitulo = {quoted(en)}\n+++\n")


def document(record, address):
    """File name and text of one document in one language; a translation inherits what does not change."""
    head = f"+++\ntitulo = {quoted(record['title'])}\nresumen = {quoted(record['description'])}\n"
    if record["lang"] == "es":
        name = f"{record['slug']}.md"
        head += (f"numero = {quoted(record['number'])}\nfecha = {record['date']}\n"
                 f"anio = {quoted(record['taxonomies']['anio'][0])}\ntipo = {quoted(record['taxonomies']['tipo'][0])}\n")
    else:
        name = f"{record['slug']}.{record['lang']}.md"
    head += f"fecha_actualizacion = {record['updated']}\n"
    body = LINK.sub(lambda m: f"]({address[m[1]]})", record["body"])
    return name, f"{head}+++\n\n{body}"


def main(neutral, out):
    if os.path.isdir(out) and os.listdir(out):
        sys.exit(f"{out} is not empty")
    address, years, subtypes = {}, {}, {}
    for r in records(neutral):
        section = r["section"]
        address[r["id"]] = f"{KINDS[section]['folder']}/{r['slug']}"
        years.setdefault(section, set()).update(r["taxonomies"]["anio"])
        subtypes.setdefault(section, set()).update(r["taxonomies"]["tipo"])
    write(f"{out}/portal.toml", portal())
    for section, k in KINDS.items():
        if section in years:
            write(f"{out}/content/_tipos/{k['name']}.toml",
                  kind(section, sorted(years[section], reverse=True), sorted(subtypes[section])))
    sections(out)
    files = 0
    for r in records(neutral):
        name, text = document(r, address)
        write(f"{out}/content/{KINDS[r['section']]['folder']}/{name}", text)
        files += 1
    print(f"vitrina: {files} documents in {out}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
