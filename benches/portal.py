#!/usr/bin/env python3
"""Writes a portal to measure with: sections, norms with articles and links, news, a table of contracts.

    portal.py OUTDIR N [SEED]

OUTDIR must not exist. N norms, a fifth of it news, twice as many rows of contracts. Everything is marked as an
example and nothing in it is true. Python standard library only; the same numbers give the same bytes.
"""
import os
import random
import sys

WORDS = (
    "acceso acta acuerdo adopta anual archivo artículo asunto atención autoridad avance bienes ciudadanía "
    "competencia comunidad conforme contrato control cumplimiento datos decreto departamento dependencia "
    "derecho desarrollo documento ejecución entidad evaluación expedición fecha función gestión gobierno "
    "indígena información informe inversión ley mejora municipio norma objeto obligación participación "
    "petición plan presupuesto procedimiento proyecto pública publicación recursos registro reglamento "
    "resolución respuesta servicio solicitud término territorio trámite transparencia vigencia"
).split()


def main():
    out, count = sys.argv[1], int(sys.argv[2])
    rand = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)

    def text(words):
        chosen = [rand.choice(WORDS) for _ in range(words)]
        return " ".join(chosen).capitalize() + "."

    def write(path, content):
        path = os.path.join(out, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(content)

    os.makedirs(out)
    write("portal.toml", (
        'base = "https://medidas.example"\ndemostracion = true\nfecha = 2026-11-24\n\n'
        '[entidad]\nnombre = "Entidad de ejemplo"\ntelefono = "+57 608 555 0100"\ncorreo = "contacto@medidas.example"\n\n'
        '[[idiomas]]\ncodigo = "es"\nnombre = "Español"\n'
    ))
    for name, title, route, kind in (
        ("inicio", "Inicio", "/", None),
        ("normas", "Normas", "/normas/", "norma"),
        ("dependencias", "Dependencias", "/dependencias/", "dependencia"),
        ("noticias", "Noticias", "/noticias/", "noticia"),
        ("contratos", "Contratos", "/contratos/", "contrato"),
    ):
        lista = f'lista = "{kind}"\n' if kind else ""
        write(f"content/secciones/{name}.md", f'+++\ntitulo = "{title}"\nruta = "{route}"\nmenu = true\n{lista}+++\n{text(20)}\n')
    write("content/dependencias/despacho.toml", 'titulo = "Despacho"\nfunciones = ["Dirigir la entidad."]\nejemplo = true\n')
    for n in range(count):
        articles = "\n\n".join(
            f"## Artículo {a}\n\n{text(60)} Vea [otra norma](normas/decreto-{rand.randrange(count)}).\n\n"
            f"| Rubro | Valor |\n| --- | ---: |\n| {rand.choice(WORDS)} | {rand.randrange(10**6)} |\n\n- {text(8)}\n- {text(8)}"
            for a in range(1, 5)
        )
        year = 2000 + n % 26
        write(f"content/normas/decreto-{n}.md", (
            f'+++\ntipo = "decreto"\nnumero = "{n + 1}"\nvigencia = {year}\nfecha = {year}-{n % 12 + 1:02}-{n % 28 + 1:02}\n'
            f'epigrafe = "{text(12)}"\nambito = "departamental"\nestado = "vigente"\nejemplo = true\n+++\n{articles}\n'
        ))
    for n in range(count // 5):
        write(f"content/noticias/noticia-{n}.md", (
            f'+++\ntitulo = "{text(6)[:-1]} {n}"\nfecha = 2025-{n % 12 + 1:02}-{n % 28 + 1:02}\nresumen = "{text(15)}"\nejemplo = true\n'
            f"+++\n{text(120)}\n\n{text(120)}\n"
        ))
    columns = ("numero", "vigencia", "objeto", "modalidad", "contratista", "valor", "fecha_firma", "estado", "clase", "dependencia", "plazo", "supervisor", "secop")
    rows = "".join(
        f'{n:05},{2020 + n % 6},{text(8)},{rand.choice(("licitacion_publica", "contratacion_directa", "minima_cuantia"))},'
        f'Contratista de ejemplo {n % 97},{rand.randrange(10**6, 10**9)},{2020 + n % 6}-{n % 12 + 1:02}-{n % 28 + 1:02},liquidado,'
        f'prestacion_servicios,despacho,6 meses,Supervisor de ejemplo,https://www.colombiacompra.gov.co/ejemplo/{n}\n'
        for n in range(count * 2)
    )
    write("content/contratos/contratos.csv", ",".join(columns) + "\n" + rows)
    named = "".join(f'{name} = "{name}"\n' for name in columns)
    write("content/contratos/contratos.tabla.toml", f'id = "{{vigencia}}-{{numero}}"\n\n[columnas]\n{named}\n[constantes]\nejemplo = true\n')


main()
