//! Real servers, told by us, send the site as they should: nginx, Apache and Caddy, each on a port of this machine.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use vitrina::hosting::{self, Facts, Server};
use vitrina::i18n::Catalogue;

use crate::portal::{self, Files};

/// An answer.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Asks as a browser would, without following.
fn ask(port: u16, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("a time");
    let mut request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).expect("it is asked");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("an answer has headers");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok())
        .expect("an answer has a status");
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let known = found.entry(name.to_lowercase()).or_default();
        if !known.is_empty() {
            known.push_str(" + ");
        }
        known.push_str(value.trim());
    }
    let mut body = bytes.split_off(end + 4);
    if found
        .get("transfer-encoding")
        .is_some_and(|coding| coding == "chunked")
    {
        body = unchunk(&body);
    }
    Answer {
        status,
        headers: found,
        body,
    }
}

fn unchunk(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&body[..end]).expect("a size is text");
        let size = usize::from_str_radix(size, 16).expect("a size is a number");
        out.extend_from_slice(&body[end + 2..end + 2 + size]);
        body = &body[end + 4 + size..];
        if size == 0 {
            break;
        }
    }
    out
}

/// A program, wherever systems keep servers.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders =
        std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let folders: Vec<PathBuf> = folders.collect();
    let mut all = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    all.find(|file| file.is_file())
}

/// A running server; it ends with the test.
struct Running {
    child: Child,
    port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(program: &Path, args: &[&str], folder: &Path, port: u16) -> Running {
    let log = std::fs::File::create(folder.join("salida.txt")).expect("a log");
    let child = Command::new(program)
        .args(args)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a log"))
        .stderr(log)
        .spawn()
        .expect("the server starts");
    let mut running = Running { child, port };
    let until = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = running.child.try_wait().expect("a state").is_some();
        let said = || std::fs::read_to_string(folder.join("salida.txt")).unwrap_or_default();
        assert!(!ended, "the server ended: {}", said());
        assert!(
            Instant::now() < until,
            "the server does not listen: {}",
            said()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    running
}

/// The repository's portal with earlier addresses, as its configuration asks; and what the servers are told.
struct Site {
    files: Files,
    told: BTreeMap<&'static str, String>,
}

fn site(packed: bool) -> Site {
    let mut host = portal::real();
    let text = host.files["portal.toml"].clone();
    let mut text = String::from_utf8(text.to_vec()).expect("portal.toml is text");
    text.push_str(&format!(
        "\n[alojamiento]\narchivos = [\".htaccess\", \"_headers\", \"_redirects\"]\ncomprimir = {packed}\n"
    ));
    host.write("portal.toml", text);
    host.write(
        "content/noticias/traslado.md",
        "+++\ntitulo = \"Noticia trasladada\"\nfecha = 2026-11-01\nresumen = \"Una noticia que estuvo en otra dirección.\"\nejemplo = true\ndirecciones_anteriores = [\"/vieja/noticia/\", \"/archivos/acta-vieja.pdf\", \"/año/x.html\"]\n+++\nTexto.\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let messages = Catalogue::load(&[]).0.language("es", &["es"]);
    let facts = Facts::of(&build.catalog);
    let told = [
        ("nginx", Server::Nginx),
        ("caddy", Server::Caddy),
        ("apache", Server::Apache),
    ];
    Site {
        files,
        told: told
            .map(|(name, server)| (name, hosting::write(server, &facts, &messages)))
            .into(),
    }
}

/// A folder that a server may read, whoever it runs as, with the site in `public`.
fn folder(files: &Files) -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))
        .expect("others may read");
    for (path, bytes) in files {
        let file = folder.path().join("public").join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        std::fs::write(file, bytes).expect("a file");
    }
    folder
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Says that a server could not be tried; with `VITRINA_REQUIRE=all` that is a failure.
fn not_run(name: &str) {
    portal::tell(&format!("NOT RUN: {name} (it is not installed)"));
    assert_ne!(
        std::env::var("VITRINA_REQUIRE").as_deref(),
        Ok("all"),
        "{name} is not installed"
    );
}

/// What every server must do.
fn judge(server: &Running, site: &Files, name: &str, packed: &[(&str, &str)]) {
    let ask = |path: &str| ask(server.port, path, &[]);
    let with = |path: &str, headers: &[(&str, &str)]| self::ask(server.port, path, headers);

    // Headers, on pages that are there and on those that are not.
    let policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self' https:; frame-ancestors 'self'";
    for (path, status, file) in [
        ("/", 200, "index.html"),
        ("/noticias/", 200, "noticias/index.html"),
        ("/en/", 200, "en/index.html"),
        ("/no-existe/", 404, "404.html"),
        ("/en/no-existe/", 404, "en/404.html"),
        ("/recursos/nada.css", 404, "404.html"),
        ("/archivos/nada.csv", 404, "404.html"),
    ] {
        let page = ask(path);
        assert_eq!(page.status, status, "{name} {path}");
        assert!(page.body == site[file], "{name} {path} is {file}");
        for (header, value) in [
            ("content-type", "text/html; charset=utf-8"),
            ("content-security-policy", policy),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "SAMEORIGIN"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cache-control", "no-cache"),
            // Only over https.
            ("strict-transport-security", ""),
            ("content-encoding", ""),
        ] {
            assert_eq!(
                page.header(header).to_lowercase(),
                value.to_lowercase(),
                "{name} {path} {header}"
            );
        }
        assert!(
            page.header("permissions-policy").contains("camera=()"),
            "{name} {path}"
        );
    }

    // Content types.
    let of_ending = |ending: &str| {
        let found = site
            .keys()
            .find(|path| path.ends_with(ending) && !path.starts_with("recursos/"));
        found.unwrap_or_else(|| panic!("the site has a file {ending}"))
    };
    for (ending, media) in [
        (".csv", "text/csv; charset=utf-8"),
        (".json", "application/json; charset=utf-8"),
        (".jsonld", "application/ld+json; charset=utf-8"),
        (".txt", "text/plain; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        (".ics", "text/calendar; charset=utf-8"),
        (".vtt", "text/vtt; charset=utf-8"),
        (".svg", "image/svg+xml; charset=utf-8"),
        (".js", "text/javascript; charset=utf-8"),
        (".opus", "audio/ogg"),
        (".odt", "application/vnd.oasis.opendocument.text"),
        (
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let path = of_ending(ending);
        let file = ask(&format!("/{path}"));
        assert_eq!(file.status, 200, "{name} {path}");
        assert_eq!(
            file.header("content-type").to_lowercase(),
            media,
            "{name} {path}"
        );
        assert_eq!(file.header("cache-control"), "no-cache", "{name} {path}");
        assert!(file.body == site[path], "{name} {path}");
    }

    // What is kept for ever, and what is asked for again.
    let css = site
        .keys()
        .find(|path| path.starts_with("recursos/") && path.ends_with(".css"));
    let css = css.expect("the site has a stylesheet");
    let forever = "public, max-age=31536000, immutable";
    assert_eq!(
        ask(&format!("/{css}")).header("cache-control"),
        forever,
        "{name}"
    );
    let index = of_ending("t/0.js");
    let versioned = ask(&format!("/{index}?v=0123abcd"));
    assert_eq!(versioned.header("cache-control"), forever, "{name} {index}");
    let page = ask("/");
    let etag = page.header("etag");
    assert!(!etag.is_empty(), "{name} names versions of a page");
    let again = with("/", &[("If-None-Match", etag)]);
    assert_eq!(again.status, 304, "{name}");
    assert!(again.body.is_empty(), "{name}");

    // Earlier addresses, and folders without their slash.
    for from in [
        "/vieja/noticia/",
        "/vieja/noticia",
        "/vieja/noticia/index.html",
        "/archivos/acta-vieja.pdf",
        "/archivos/acta-vieja.pdf/",
        "/a%C3%B1o/x.html",
    ] {
        let moved = ask(from);
        assert_eq!(moved.status, 301, "{name} {from}");
        let to = moved.header("location");
        assert!(
            to.ends_with("/noticias/traslado/"),
            "{name} {from} leads to {to}"
        );
    }
    assert_ne!(ask("/vieja/noticia-de-otra/").status, 301, "{name}");
    let folder = ask("/noticias");
    assert!(
        [301, 307, 308].contains(&folder.status),
        "{name} {}",
        folder.status
    );
    assert!(folder.header("location").ends_with("/noticias/"), "{name}");

    // What nobody should see.
    for path in [
        "/.htaccess",
        "/_headers",
        "/_redirects",
        "/.git/config",
        "/archivos/",
        "/recursos/",
    ] {
        let status = ask(path).status;
        assert!(status == 404 || status == 403, "{name} {path}: {status}");
    }

    // Packed forms, for those who take them.
    for (asked, ending) in packed {
        for path in [
            "/",
            "/noticias/",
            &format!("/{css}"),
            &format!("/{}", of_ending("atom.xml")),
        ] {
            let file = match path.ends_with('/') {
                true => format!("{}index.html", &path[1..]),
                false => path[1..].to_owned(),
            };
            let form = with(path, &[("Accept-Encoding", asked)]);
            let encoding = match *ending {
                "br" => "br",
                "zst" => "zstd",
                _ => "gzip",
            };
            assert_eq!(form.status, 200, "{name} {path}");
            assert_eq!(
                form.header("content-encoding"),
                encoding,
                "{name} {path} {asked}"
            );
            assert!(
                form.header("vary")
                    .to_lowercase()
                    .contains("accept-encoding"),
                "{name} {path}"
            );
            assert!(
                form.body == site[&format!("{file}.{ending}")],
                "{name} {path} {asked}"
            );
            assert_eq!(
                form.header("content-type"),
                ask(path).header("content-type"),
                "{name} {path}"
            );
            assert_eq!(
                form.header("cache-control"),
                ask(path).header("cache-control"),
                "{name} {path}"
            );
        }
    }
    if packed.is_empty() {
        let form = with("/", &[("Accept-Encoding", "gzip")]);
        assert_eq!(
            form.header("content-encoding"),
            "gzip",
            "{name} packs by itself"
        );
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&*form.body)
            .read_to_end(&mut back)
            .expect("gzip");
        assert!(back == site["index.html"], "{name}");
    }
}

#[test]
fn nginx_sends_the_site() {
    let Some(nginx) = program(&["nginx"]) else {
        return not_run("nginx");
    };
    for packed in [true, false] {
        let site = site(packed);
        let folder = folder(&site.files);
        let at = folder.path().display();
        let port = free_port();
        std::fs::write(folder.path().join("portal.conf"), &site.told["nginx"]).expect("written");
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {at}/{name};\n"))
            .concat();
        let text = format!(
            "daemon off;\nmaster_process off;\npid {at}/nginx.pid;\nerror_log stderr;\nevents {{ }}\nhttp {{\naccess_log off;\n{temporary}server {{\nlisten 127.0.0.1:{port};\nserver_name localhost;\nroot {at}/public;\ninclude {at}/portal.conf;\n}}\n}}\n"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, text).expect("written");
        let server = start(
            &nginx,
            &["-p", &at.to_string(), "-c", &file.display().to_string()],
            folder.path(),
            port,
        );
        let forms: &[(&str, &str)] = if packed {
            &[("gzip, deflate, br", "gz")]
        } else {
            &[]
        };
        judge(&server, &site.files, "nginx", forms);
    }
}

#[test]
fn apache_sends_the_site() {
    let Some(apache) = program(&["apache2", "httpd"]) else {
        return not_run("Apache");
    };
    for packed in [true, false] {
        let site = site(packed);
        assert_eq!(site.files[".htaccess"], site.told["apache"].as_bytes());
        let folder = folder(&site.files);
        let at = folder.path().display();
        let port = free_port();
        let mut text = format!(
            "ServerName localhost\nServerRoot {at}\nListen 127.0.0.1:{port}\nPidFile {at}/apache.pid\nErrorLog {at}/errores.txt\nDefaultRuntimeDir {at}\n"
        );
        for name in [
            "mpm_event",
            "authz_core",
            "dir",
            "mime",
            "headers",
            "alias",
            "rewrite",
            "filter",
            "deflate",
            "autoindex",
        ] {
            text.push_str(&format!(
                "LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
            ));
        }
        let mime = folder.path().join("mime.types");
        std::fs::write(&mime, "application/gzip gz\n").expect("written");
        text.push_str(&format!(
            "TypesConfig {at}/mime.types\nUser www-data\nGroup www-data\nDocumentRoot {at}/public\n<Directory {at}/public>\nAllowOverride All\nOptions Indexes FollowSymLinks\nRequire all granted\n</Directory>\n"
        ));
        let file = folder.path().join("apache.conf");
        std::fs::write(&file, text).expect("written");
        let server = start(
            &apache,
            &["-X", "-f", &file.display().to_string()],
            folder.path(),
            port,
        );
        let forms: &[(&str, &str)] = if packed {
            &[
                ("gzip, deflate, br, zstd", "br"),
                ("gzip, zstd", "zst"),
                ("gzip", "gz"),
            ]
        } else {
            &[]
        };
        judge(&server, &site.files, "Apache", forms);
    }
}

#[test]
fn caddy_sends_the_site() {
    let Some(caddy) = program(&["caddy"]) else {
        return not_run("Caddy");
    };
    for packed in [true, false] {
        let site = site(packed);
        let folder = folder(&site.files);
        let at = folder.path().display();
        let port = free_port();
        // Certificates and the folder are the machine's matter: only those two lines are others here.
        let text = site.told["caddy"]
            .replace(
                "\nwww.putumayo.gov.co {",
                &format!("\nhttp://127.0.0.1:{port} {{"),
            )
            .replace("/srv/portal/public", &format!("{at}/public"));
        assert_ne!(text, site.told["caddy"]);
        let file = folder.path().join("Caddyfile");
        std::fs::write(&file, format!("{{\nadmin off\n}}\n{text}")).expect("written");
        let server = start(
            &caddy,
            &[
                "run",
                "--adapter",
                "caddyfile",
                "--config",
                &file.display().to_string(),
            ],
            folder.path(),
            port,
        );
        let forms: &[(&str, &str)] = if packed {
            &[
                ("gzip, deflate, br, zstd", "br"),
                ("gzip, zstd", "zst"),
                ("gzip", "gz"),
            ]
        } else {
            &[]
        };
        judge(&server, &site.files, "Caddy", forms);
    }
}

#[test]
fn pages_say_the_policy_of_the_servers() {
    let (_, files) = portal::build(&portal::small());
    let page = String::from_utf8_lossy(&files["index.html"]).into_owned();
    let meta = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        hosting::POLICY
    );
    assert!(page.contains(&meta), "{meta}");
    assert!(
        !files
            .keys()
            .any(|path| path.starts_with('_') || path.starts_with('.'))
    );
    assert!(!files.keys().any(|path| vitrina::media::is_form(path)));
}

#[test]
fn services_that_host_folders_are_told_by_files() {
    let site = site(false);
    let text = |path: &str| String::from_utf8_lossy(&site.files[path]).into_owned();
    let redirects = text("_redirects");
    let rules: Vec<Vec<&str>> = redirects
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
        .collect();
    assert_eq!(rules.len(), 6);
    assert!(
        rules
            .iter()
            .all(|rule| rule.len() == 3 && rule[1] == "/noticias/traslado/" && rule[2] == "301")
    );
    assert!(rules.iter().any(|rule| rule[0] == "/a%C3%B1o/x.html"));
    let headers = text("_headers");
    for line in headers
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (path, header) = (
            line.starts_with('/'),
            line.starts_with("  ") && line.contains(": "),
        );
        assert!(path || header, "{line}");
    }
    assert!(
        headers.contains("\n/recursos/*\n  Cache-Control: public, max-age=31536000, immutable\n")
    );
    assert!(headers.contains("  Strict-Transport-Security: max-age=31536000\n"));
}
