//! The portal in Spanish and ten other languages.

use vitrina::engine::Options;
use vitrina::host::memory::MemoryHost;

use super::BASE;
use crate::portal::{self, Files};

/// Tag, own name, what `portal.toml` says of it, and whether the interface speaks it.
pub(super) const OTHERS: [(&str, &str, &str, bool); 10] = [
    ("en", "English", "respaldo = \"es\"", true),
    ("inb", "Inga", "respaldo = \"es\"", true),
    ("kbh", "Kamëntšá", "respaldo = \"inb\"", true),
    ("con", "Cofán", "respaldo = \"es\"\ninterfaz = false", false),
    // Written from right to left, which none of Putumayo is.
    (
        "ar",
        "العربية",
        "respaldo = \"en\"\ninterfaz = false\ndireccion = \"rtl\"",
        false,
    ),
    ("huu", "Murui", "respaldo = \"es\"\ninterfaz = false", false),
    ("snn", "Siona", "respaldo = \"es\"\ninterfaz = false", false),
    (
        "kwi",
        "Awapit",
        "respaldo = \"es\"\ninterfaz = false",
        false,
    ),
    (
        "pbb",
        "Nasa Yuwe",
        "respaldo = \"en\"\ninterfaz = false",
        false,
    ),
    (
        "cmi",
        "Emberá Chamí",
        "respaldo = \"es\"\ninterfaz = false",
        false,
    ),
];

/// Languages in which there are two pages only.
pub(super) const TWO: [&str; 5] = ["huu", "snn", "kwi", "pbb", "cmi"];

/// The originals: file without ending, what a translation says too, what only the original says, and the text.
const PAGES: [(&str, &str, &str, &str); 8] = [
    (
        "secciones/inicio",
        "titulo = \"Inicio ‹@›\"\nresumen = \"Portal ‹@›.\"\n",
        "ruta = \"/\"\norden = 1\nmenu = true\n",
        "Bienvenida ‹@›. Vea [la ayuda ‹@›](paginas/ayuda) y [otro ‹@›](https://www.suin-juriscol.gov.co/).",
    ),
    (
        "secciones/noticias",
        "titulo = \"Noticias ‹@›\"\nresumen = \"Lo nuevo ‹@›.\"\n",
        "ruta = \"/noticias/\"\nlista = \"noticia\"\nmenu = true\norden = 2\n",
        "",
    ),
    (
        "secciones/eventos",
        "titulo = \"Agenda ‹@›\"\n",
        "ruta = \"/eventos/\"\nlista = \"evento\"\norden = 3\nbloques = [\"calendario\"]\n",
        "",
    ),
    (
        "noticias/primera",
        "titulo = \"Primera ‹@›\"\nresumen = \"Algo pasó ‹@›.\"\n",
        "fecha = 2026-11-01\nfuente = { nombre = \"Boletín ‹es›\", enlace = \"https://www.gov.co/boletin/\" }\n",
        "Pasó esto ‹@›.",
    ),
    (
        "eventos/2026-12-03-feria",
        "titulo = \"Feria ‹@›\"\n",
        "clase = \"feria\"\ninicio = 2026-12-03T09:00:00-05:00\nlugar = \"Auditorio ‹es›\"\nresponsable = \"despacho\"\n",
        "Habrá de todo ‹@›.",
    ),
    (
        "paginas/ayuda",
        "titulo = \"Ayuda ‹@›\"\n",
        "fecha_actualizacion = 2026-11-03\nnota_editor = \"Una nota ‹es›, con [un enlace ‹es›](https://www.gov.co/).\"\nbloques = [\"contacto\", \"sedes\", \"suscripcion\", \"idiomas\", \"organigrama\", \"directorio\", \"pqrsd\"]\n",
        "Para empezar ‹@›.\n\n## Cómo buscar ‹@› {#como-buscar}\n\nEscriba ‹@›.",
    ),
    (
        "noticias/segunda",
        "titulo = \"Segunda ‹@›\"\nresumen = \"Algo más ‹@›.\"\n",
        "fecha = 2026-11-02\n",
        "Pasó esto otro ‹@›.",
    ),
    (
        "sedes/principal",
        "titulo = \"Sede ‹@›\"\n",
        "direccion = \"Calle 1 con carrera 2 ‹es›\"\nmunicipio = \"86001\"\nhorarios = [{ dias = \"lunes a viernes ‹es›\", horas = [\"08:00-12:00\"] }]\naccesibilidad = \"Con rampa ‹es›.\"\n",
        "",
    ),
];

fn file(head: &str, body: &str, tag: &str) -> String {
    format!("+++\n{head}+++\n{body}\n").replace('@', tag)
}

/// Whether a page is there in a language: all but the last two in the languages of many pages.
fn there(n: usize, name: &str, tag: &str) -> bool {
    match (TWO.contains(&tag), tag) {
        (true, "huu" | "snn") => ["secciones/inicio", "paginas/ayuda"].contains(&name),
        (true, _) => ["noticias/primera", "paginas/ayuda"].contains(&name),
        (false, _) => n < PAGES.len() - 2 || name == "sedes/principal",
    }
}

pub(super) fn host() -> MemoryHost {
    let mut host = portal::small();
    host.files.retain(|path, _| {
        path.starts_with("content/dependencias") || path.starts_with("content/normas")
    });
    let mut toml = format!(
        "base = \"{BASE}\"\n\n[entidad]\nnombre = \"Alcaldía de Ejemplo\"\ntelefono = \"+57 608 555 0100\"\n\
         correo = \"contacto@ejemplo.gov.co\"\ndireccion = \"Calle 1, Centro ‹es›\"\nhorario = \"De lunes a viernes ‹es›\"\n\n\
         [[idiomas]]\ncodigo = \"es\"\nnombre = \"Español\"\n"
    );
    for (tag, name, more, _) in OTHERS {
        toml += &format!("\n[[idiomas]]\ncodigo = \"{tag}\"\nnombre = \"{name}\"\n{more}\n");
    }
    host.write("portal.toml", toml);
    for (n, (name, both, own, body)) in PAGES.iter().enumerate() {
        host.write(
            &format!("content/{name}.md"),
            file(&format!("{both}{own}"), body, "es"),
        );
        for (tag, ..) in OTHERS {
            if there(n, name, tag) {
                host.write(&format!("content/{name}.{tag}.md"), file(both, body, tag));
            }
        }
    }
    host.write(
        "content/dependencias/despacho.toml",
        "titulo = \"Despacho ‹es›\"\nfunciones = [\"Dirigir ‹es›.\", \"Coordinar ‹es›.\"]\nfecha_actualizacion = 2026-11-03\n",
    );
    host.write(
        "content/normas/ley-1712-2014.toml",
        "tipo = \"ley\"\nnumero = \"1712\"\nvigencia = 2014\nfecha = 2014-03-06\nestado = \"vigente\"\nepigrafe = \"Transparencia ‹es›.\"\nambito = \"nacional\"\n",
    );
    // Inga speaks a little of its own; Kamëntšá only its menu, and the rest as Inga does.
    host.write(
        "i18n/inb/propios.ftl",
        "menu-abrir = Menú ‹inb›\nsobre-titulo = Sobre esto ‹inb›\n",
    );
    host.write("i18n/kbh/propios.ftl", "menu-abrir = Menú ‹kbh›\n");
    // What is not translated at all.
    for (name, kind) in [
        ("sedes", "sede_fisica"),
        ("dependencias", "dependencia"),
        ("normas", "norma"),
    ] {
        host.write(
            &format!("content/secciones/{name}.md"),
            file(
                &format!("titulo = \"Lista ‹@›\"\nruta = \"/{name}/\"\nlista = \"{kind}\"\n"),
                "",
                "es",
            ),
        );
    }
    portal::stamp(&mut host);
    host
}

pub(super) fn built(host: &MemoryHost, pseudo: bool) -> Files {
    let options = Options {
        pseudo,
        ..Options::default()
    };
    let (build, files) = portal::build_on(host, options);
    assert_eq!(portal::errors(&build, host), Vec::<String>::new());
    files
}
