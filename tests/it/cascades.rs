//! What follows from a mistake that was told is not told as well: one mistake, one finding.

use vitrina::engine::Options;
use vitrina::host::memory::MemoryHost;
use vitrina::host::{Action, Entry, Fault, History, Host};

use crate::portal;

/// The error findings of the small portal with some files over it.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let mut host = portal::small();
    for (path, text) in files {
        host.write(path, *text);
    }
    let (build, _) = portal::build_on(&host, Options::default());
    portal::errors(&build, &host)
}

const LINKS: (&str, &str) = (
    "content/noticias/enlaces.md",
    "+++\ntitulo = \"Enlaces\"\nfecha = 2026-11-05\nresumen = \"Dos.\"\nresponsable = \"archivo\"\n+++\n\
     Vea la [ayuda](paginas/rota) y la [oficina](dependencias/archivo).\n",
);

#[test]
fn what_names_a_file_that_could_not_be_read_is_not_told() {
    let unit =
        "titulo = \"Archivo\"\nfunciones = [\"Guardar.\"]\nfecha_actualizacion = 2026-11-03\n";
    let unit = ("content/dependencias/archivo.toml", unit);
    let open = ("content/paginas/rota.md", "+++\ntitulo = \"Rota\"\n");
    assert_eq!(
        told(&[LINKS, unit, open]),
        ["E0101 content/paginas/rota.md:1:1"]
    );
    let mut host = portal::small();
    host.write(LINKS.0, LINKS.1);
    host.write("content/paginas/rota.md", b"+++\ntitulo = \"\xf3\"\n+++\n");
    host.write("content/dependencias/archivo.toml", b"titulo = \"\xf3\"\n");
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        [
            "E0105 content/dependencias/archivo.toml:1:11",
            "E0105 content/paginas/rota.md:2:11"
        ]
    );
    // But what is not there at all is told at each place that names it: «Vea la » and «Vea la [ayuda](paginas/rota) y la »
    // are 7 and 34 characters.
    assert_eq!(
        told(&[LINKS]),
        [
            "E0307 content/noticias/enlaces.md:5:15",
            "E0308 content/noticias/enlaces.md:7:8",
            "E0308 content/noticias/enlaces.md:7:35"
        ]
    );
}

#[test]
fn a_missing_home_page_is_told_once() {
    let mut host = portal::small();
    assert!(host.remove("content/secciones/inicio.md"));
    let child = "+++\ntitulo = \"Noticias\"\nruta = \"/noticias/\"\nlista = \"noticia\"\npadre = \"inicio\"\n+++\n";
    host.write("content/secciones/noticias.md", child);
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        ["E0313 content/secciones/inicio.md"]
    );
}

#[test]
fn a_broken_portal_toml_is_told_once() {
    let good = String::from_utf8(portal::small().files["portal.toml"].to_vec()).expect("UTF-8");
    let entity = good.replace("[entidad]", "[entidad");
    assert_eq!(told(&[("portal.toml", &entity)]), ["E0125 portal.toml:3:1"]);
    let languages = good.replace("[[idiomas]]", "[[idiomas]");
    assert_eq!(
        told(&[("portal.toml", &languages)]),
        ["E0125 portal.toml:8:1"]
    );
    let empty = told(&[("portal.toml", "")]);
    assert!(
        empty.iter().all(|one| one.contains(" portal.toml")),
        "{empty:?}"
    );
}

#[test]
fn quotes_that_never_close_swallow_a_row_and_are_told_once() {
    let sidecar = "id = \"{fase}-{orden}\"\n[columnas]\n\"FASE\" = \"fase\"\n\"ORDEN\" = \"orden\"\n\"ETIQUETA\" = \"etiqueta\"\n\
                   \"NOMBRE\" = \"nombre\"\n\"MAX\" = \"maximo\"\n\"PUNTOS\" = \"obtenido\"\n";
    let rows = "FASE;ORDEN;ETIQUETA;NOMBRE;MAX;PUNTOS\ninformacion;1;V1;\"Misión;2;2\ninformacion;2;V2;Visión;2;2\n";
    assert_eq!(
        told(&[
            ("content/puntajes/t.tabla.toml", sidecar),
            ("content/puntajes/t.csv", rows)
        ]),
        ["E0405 content/puntajes/t.csv:2:18"]
    );
}

#[test]
fn several_mistakes_of_one_file_are_told_at_once() {
    let text = "+++\ntitulo = \"Feria\nfecha = 27-08-2013\nresumen: \"El sábado.\"\nresponsable = \"despahco\"\n+++\nTexto.\n\n# Uno\n";
    assert_eq!(
        told(&[("content/noticias/feria.md", text)]),
        [
            "E0118 content/noticias/feria.md:2:10",
            "E0122 content/noticias/feria.md:3:9",
            "E0119 content/noticias/feria.md:4:8",
            "E0307 content/noticias/feria.md:5:15",
            "E0504 content/noticias/feria.md:9:1"
        ]
    );
}

#[test]
fn what_cannot_be_read_is_told_and_hides_nothing() {
    let mut host = portal::small();
    host.write("content/archivos/acta.pdf", "%PDF");
    host.write("content/imagenes/foto.png", "x");
    host.write("themes/plantillas/inicio.html", "x");
    let link = "+++\ntitulo = \"Acta\"\nfecha = 2026-11-05\nresumen = \"Una.\"\n+++\nVea el [acta](archivos/acta.pdf).\n";
    host.write("content/noticias/acta.md", link);
    let host = Unreadable(host);
    let (build, _) = portal::build_on(&host, Options::default());
    assert_eq!(
        portal::errors(&build, &host),
        [
            "E0113 content/archivos/acta.pdf",
            "E0113 content/imagenes/foto.png",
            "E0113 themes/plantillas/inicio.html"
        ]
    );
}

/// A portal whose attachments, pictures and templates cannot be read.
struct Unreadable(MemoryHost);

impl Host for Unreadable {
    fn list(&self) -> Result<Vec<Entry>, Fault> {
        self.0.list()
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let hidden = ["content/archivos/", "content/imagenes/", "themes/"];
        match hidden.iter().any(|folder| path.starts_with(folder)) {
            true => Err(Fault::Io {
                action: Action::Read,
                path: path.to_owned(),
                kind: std::io::ErrorKind::PermissionDenied,
            }),
            false => self.0.read(path),
        }
    }
    fn today(&self) -> jiff::civil::Date {
        self.0.today()
    }
    fn history(&self) -> History {
        self.0.history()
    }
}
