//! The preview: what a browser gets is what a build publishes, and it follows what is edited.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vitrina::engine::{self, Options};
use vitrina::host::disk::DiskHost;
use vitrina::host::memory::MemoryStage;
use vitrina::i18n::Catalogue;
use vitrina::serve::{self, News, Running};

use crate::portal::{self, TODAY};

/// Longest that anything may take on a machine with other work.
const LONG: Duration = Duration::from_secs(60);

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }

    /// The page without what the preview adds.
    fn published(&self) -> String {
        let text = self.text();
        let (before, after) = text
            .split_once("<script src=\"/_vitrina/vista.js\"")
            .expect("the preview's script is there");
        let (_, after) = after.split_once("</script>").expect("it ends");
        format!("{before}{after}")
    }
}

fn ask(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("the preview listens");
    stream.set_read_timeout(Some(LONG)).expect("a time limit");
    stream
        .write_all(request.as_bytes())
        .expect("it can be asked");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("the head ends");
    let head = std::str::from_utf8(&bytes[..end]).expect("the head is text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let headers = lines.filter_map(|line| line.split_once(": "));
    Answer {
        status: status.and_then(|code| code.parse().ok()).expect("a status"),
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

fn get(address: SocketAddr, path: &str, more: &str) -> Answer {
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n");
    ask(address, &request)
}

/// A page that is open in a browser: the events that it gets.
struct Open(BufReader<TcpStream>);

impl Open {
    fn page(address: SocketAddr, path: &str) -> Open {
        let page = get(address, path, "");
        let digest = page.text().split("data-digest=\"").nth(1);
        let digest = digest.and_then(|rest| rest.split('"').next());
        let digest = digest.expect("the page knows its digest");
        let mut stream = TcpStream::connect(address).expect("the preview listens");
        stream.set_read_timeout(Some(LONG)).expect("a time limit");
        let request = format!(
            "GET /_vitrina/eventos?pagina={path}&digest={digest} HTTP/1.1\r\nHost: {address}\r\n\r\n"
        );
        stream
            .write_all(request.as_bytes())
            .expect("it can be asked");
        Open(BufReader::new(stream))
    }

    /// The data of the next event of a kind.
    fn next(&mut self, kind: &str) -> String {
        let mut data = String::new();
        let mut wanted = false;
        loop {
            let mut line = String::new();
            let read = self.0.read_line(&mut line).expect("an event comes in time");
            assert!(read > 0, "the stream of events ended");
            match line.trim_end() {
                "" if wanted && data.is_empty() => {}
                line if line.starts_with("event: ") => {
                    if wanted {
                        return data;
                    }
                    wanted = line == format!("event: {kind}");
                    if wanted && kind == "pagina" {
                        return data;
                    }
                }
                line if wanted && line.starts_with("data: ") => data.push_str(&line[6..]),
                "" if wanted => return data,
                _ => {}
            }
        }
    }
}

struct Preview {
    running: Option<Running>,
    address: SocketAddr,
    folder: tempfile::TempDir,
    judged: Arc<Mutex<usize>>,
}

impl Preview {
    fn of_small() -> Preview {
        let folder = tempfile::tempdir().expect("a folder can be made");
        portal::write(&portal::small(), folder.path());
        let host = DiskHost::open(folder.path()).expect("the folder opens");
        let judged = Arc::new(Mutex::new(0));
        let count = Arc::clone(&judged);
        let options = serve::Options {
            address: "127.0.0.1:0".parse().expect("an address"),
            build: options(),
        };
        let messages = Catalogue::load(&[]).0.language("es", &[]);
        let running = serve::start(host, options, messages, move |news| match news {
            News::Judged(_) => *count.lock().expect("nobody failed") += 1,
            News::Failed(fault) => panic!("{fault:?}"),
        })
        .expect("the preview starts");
        Preview {
            address: running.address(),
            running: Some(running),
            folder,
            judged,
        }
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        std::fs::write(file, text).expect("the file can be written");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).expect("the file is there")
    }

    /// Asks for a page until it is as wanted.
    fn until(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = get(self.address, path, "");
            if wanted(&answer) {
                return answer;
            }
            assert!(
                start.elapsed() < LONG,
                "{path} never came: {}",
                answer.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until everything was judged once more and nothing follows.
    fn settle(&self) {
        let start = Instant::now();
        let mut last = (0, Instant::now());
        while last.0 == 0 || last.1.elapsed() < Duration::from_secs(2) {
            let now = *self.judged.lock().expect("nobody failed");
            if now != last.0 {
                last = (now, Instant::now());
            }
            assert!(start.elapsed() < LONG, "the preview never settles");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Every file of a build from nothing is what the preview answers, byte for byte.
    fn equals_a_build(&self) {
        let host = DiskHost::open(self.folder.path()).expect("the folder opens");
        let stage = MemoryStage::default();
        engine::run(&host, &stage, options()).expect("it builds");
        let files = stage.files();
        assert!(files.len() > 50, "{} files", files.len());
        for (path, bytes) in files {
            // A browser asks for folders; the worker that keeps pages is not wanted here.
            if path == "sw.js" {
                continue;
            }
            let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(&path));
            let answer = get(self.address, &escaped(&address), "");
            match path.ends_with(".html") {
                true => assert_eq!(
                    answer.published(),
                    String::from_utf8(bytes).expect("a page is UTF-8"),
                    "{path}"
                ),
                false => assert!(answer.body == bytes, "{path} is another"),
            }
        }
    }
}

fn options() -> Options {
    Options {
        date: Some(TODAY),
        ..Options::default()
    }
}

/// An address as a browser sends it.
fn escaped(address: &str) -> String {
    let letters = address.bytes().map(|byte| match byte {
        b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    letters.collect()
}

const NEWS: &str = "content/noticias/vista.md";

fn news(title: &str, body: &str) -> String {
    format!(
        "+++\ntitulo = \"{title}\"\nfecha = 2025-03-04\nresumen = \"Un resumen.\"\n+++\n{body}\n"
    )
}

#[test]
fn it_answers_what_a_build_publishes_as_http_has_it() {
    let preview = Preview::of_small();
    let at = preview.address;
    let home = get(at, "/", "");
    assert_eq!(home.status, 200);
    assert_eq!(home.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(home.headers["cache-control"], "no-cache");
    let again = get(
        at,
        "/",
        &format!("If-None-Match: {}\r\n", home.headers["etag"]),
    );
    assert_eq!((again.status, again.body.len()), (304, 0));
    let sheet = home.text().split("href=\"/recursos/").nth(1);
    let sheet = sheet.and_then(|rest| rest.split('"').next());
    let sheet = format!(
        "/recursos/{}",
        sheet.expect("the home page has a style sheet")
    );
    let file = get(at, &sheet, "");
    assert!(
        file.headers["cache-control"].contains("immutable"),
        "{sheet}"
    );
    let part = get(at, &sheet, "Range: bytes=2-5\r\n");
    assert_eq!((part.status, &part.body[..]), (206, &file.body[2..=5]));
    assert_eq!(
        part.headers["content-range"],
        format!("bytes 2-5/{}", file.body.len())
    );
    preview.settle();
    let lost = get(at, "/no-existe/", "");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("</html>"));
    let moved = get(at, "/noticias", "");
    assert_eq!(
        (moved.status, &*moved.headers["location"]),
        (307, "/noticias/")
    );
    for (request, status) in [
        (
            format!("POST / HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"),
            405,
        ),
        (
            "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".to_owned(),
            421,
        ),
        (
            format!("GET /%ff HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"),
            400,
        ),
        (
            format!("GET /../portal.toml HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"),
            404,
        ),
        (
            format!("GET /%2e%2e/portal.toml HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"),
            404,
        ),
    ] {
        assert_eq!(ask(at, &request).status, status, "{request}");
    }
    let head = ask(
        at,
        &format!("HEAD / HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n"),
    );
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], home.body.len().to_string());
    preview.equals_a_build();
}

#[test]
fn it_follows_what_is_edited_and_survives_what_is_broken() {
    let preview = Preview::of_small();
    let at = preview.address;
    preview.write(NEWS, &news("Una noticia", "Palabras primeras."));
    preview.until("/noticias/", |page| page.text().contains("Una noticia"));
    preview.settle();

    // Words: the page that is open is told, and the others are not.
    let mut open = Open::page(at, "/noticias/vista/");
    let mut other = Open::page(at, "/glosario/");
    preview.write(NEWS, &news("Una noticia", "Palabras segundas."));
    open.next("pagina");
    let page = get(at, "/noticias/vista/", "");
    assert!(page.text().contains("Palabras segundas."));
    assert!(!page.text().contains("Palabras primeras."));

    // A title: the list says it too. An editor that writes beside and renames.
    preview.write(
        "content/noticias/.vista.md.tmp",
        &news("Otro nombre", "Iguales."),
    );
    let folder = preview.folder.path().join("content/noticias");
    std::fs::rename(folder.join(".vista.md.tmp"), folder.join("vista.md")).expect("a rename");
    preview.until("/noticias/", |page| page.text().contains("Otro nombre"));
    preview.settle();
    preview.equals_a_build();

    // What is broken is told with file and line, and what was there before can be read.
    preview.write(
        NEWS,
        "+++\ntitulo = \"Sin cerrar\nfecha = ayer\n+++\nNada.\n",
    );
    let mut told = other.next("hallazgos");
    while !told.contains("\"path\": \"content/noticias/vista.md\"") {
        told = other.next("hallazgos");
    }
    let told: serde_json::Value = serde_json::from_str(&told).expect("findings are JSON");
    let findings = told["findings"].as_array().expect("a list");
    let of_file = findings
        .iter()
        .find(|one| one["path"] == "content/noticias/vista.md" && one["severity"] == "error");
    assert_eq!(of_file.expect("it is told")["line"], 2);
    assert_eq!(get(at, "/", "").status, 200);
    let list = get(at, "/_vitrina/hallazgos", "");
    assert!(list.text().contains("content/noticias/vista.md:2:"));

    // Bytes that are no text, a folder where a file was, no portal.toml: nothing ends it.
    std::fs::write(preview.folder.path().join(NEWS), [0xff, 0xfe, 0x00]).expect("bytes");
    let config = preview.read("portal.toml");
    std::fs::remove_file(preview.folder.path().join("portal.toml")).expect("it was there");
    std::thread::sleep(Duration::from_millis(300));
    preview.write("portal.toml", &config);
    std::fs::remove_file(preview.folder.path().join(NEWS)).expect("it was there");
    preview.until("/noticias/vista/", |page| page.status == 404);
    preview.settle();
    preview.equals_a_build();
}

#[test]
fn a_burst_of_changes_ends_in_what_a_build_makes() {
    let preview = Preview::of_small();
    preview.until("/", |page| page.status == 200);
    for round in 0..3 {
        for number in 0..60 {
            let path = format!("content/noticias/rafaga-{number}.md");
            if (number + round) % 3 == 0 {
                let _ = std::fs::remove_file(preview.folder.path().join(&path));
            } else {
                let title = format!("Ráfaga {number} de {round}");
                preview.write(&path, &news(&title, "Igual."));
            }
        }
        // A folder that was not there when watching began.
        preview.write(
            "i18n/es/propios.ftl",
            &format!("saltar-al-contenido = Pasar {round}\n"),
        );
    }
    preview.until("/noticias/rafaga-2/", |page| {
        page.text().contains("Ráfaga 2 de 2")
    });
    preview.until("/noticias/rafaga-2/", |page| {
        page.text().contains("Pasar 2")
    });
    preview.settle();
    preview.equals_a_build();
}

#[test]
fn it_ends_cleanly() {
    let mut preview = Preview::of_small();
    let open = Open::page(preview.address, "/");
    let scratch = |folder: &Path| {
        let own = std::fs::read_dir(folder.join(".vitrina")).expect("the preview's folder");
        let names = own.map(|entry| entry.expect("an entry").file_name());
        names
            .filter(|name| name.to_string_lossy().starts_with("vista-"))
            .count()
    };
    assert_eq!(scratch(preview.folder.path()), 1);
    let start = Instant::now();
    preview.running.take().expect("it runs").stop();
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(scratch(preview.folder.path()), 0);
    assert!(
        TcpStream::connect(preview.address).is_err(),
        "nobody listens"
    );
    drop(open);
}
