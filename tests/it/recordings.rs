//! Audio and video on pages: captions in every language that is there, the transcript, length and weight, a file to take
//! along; and what lies on another site, which is a link.

use scraper::{ElementRef, Html};
use vitrina::diag::Severity;
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

use crate::portal::{self, Files, select};

const VTT: &str = "WEBVTT\nLanguage: es\n\n00:01.000 --> 00:02.500\nBuenos días.\n";

fn with(front: &str) -> MemoryHost {
    let mut host = portal::small();
    let toml = host.text("portal.toml").expect("it is there").to_owned();
    host.write(
        "portal.toml",
        format!("{toml}\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\n"),
    );
    host.write(
        "content/noticias/acto.md",
        format!(
            "+++\ntitulo = \"Acto\"\nfecha = 2026-11-05\nresumen = \"Fue.\"\n{front}+++\nFue.\n"
        ),
    );
    host.write("content/archivos/acto.mp4", vec![7_u8; 1_234_567]);
    host.write("content/archivos/acto.es.vtt", VTT);
    portal::stamp(&mut host);
    host
}

fn page(files: &Files) -> Html {
    portal::page(files, "noticias/acto/index.html")
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ")
}

fn told(build: &Build, host: &MemoryHost, code: &str) -> Vec<String> {
    let told = build
        .findings
        .iter()
        .filter(|finding| finding.code.id == code);
    told.map(|finding| portal::position(build, host, finding))
        .collect()
}

const OWN: &str = "[audio]\narchivo = \"archivos/acto.mp4\"\nsubtitulos = \"archivos/acto.es.vtt\"\ntranscripcion = \"Buenos días.\\n\\nBienvenidas.\"\nduracion = \"0:42\"\ncartel = \"imagenes/cartel.svg\"\n";

const POSTER: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\"><title>x</title><path d=\"M0 0h9v9z\"/></svg>";

#[test]
fn a_video_has_captions_in_every_language_that_lies_beside_it() {
    let mut host = with(OWN);
    host.write("content/imagenes/cartel.svg", POSTER);
    host.write(
        "content/archivos/acto.en.vtt",
        VTT.replace("Language: es\n", ""),
    );
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = page(&files);
    let video = select(&page, "figure.medio > video")[0].value();
    assert_eq!(video.attr("preload"), Some("none"));
    assert!(video.attr("controls").is_some() && video.attr("autoplay").is_none());
    assert_eq!(video.attr("poster"), Some("/imagenes/cartel.svg"));
    assert_eq!(
        (video.attr("width"), video.attr("height")),
        (Some("640"), Some("360"))
    );
    let source = select(&page, "video > source")[0].value();
    assert_eq!(
        (source.attr("src"), source.attr("type")),
        (Some("/archivos/acto.mp4"), Some("video/mp4"))
    );
    let tracks: Vec<_> = select(&page, "video > track[kind='captions']")
        .iter()
        .map(|track| {
            let has = |name| track.value().attr(name);
            (
                has("srclang"),
                has("label"),
                has("src"),
                has("default").is_some(),
            )
        })
        .collect();
    assert_eq!(
        tracks,
        [
            (
                Some("es"),
                Some("Español"),
                Some("/archivos/acto.es.vtt"),
                true
            ),
            (
                Some("en"),
                Some("English"),
                Some("/archivos/acto.en.vtt"),
                false
            ),
        ]
    );
    let about = words(select(&page, "figure.medio figcaption")[0]).replace('\u{a0}', " ");
    for part in ["0:42", "MP4", "1,2 MB", "Buenos días.", "Bienvenidas."] {
        assert!(about.contains(part), "{part} is not in {about}");
    }
    let download = select(&page, "figcaption a[download]")[0].value();
    assert_eq!(download.attr("href"), Some("/archivos/acto.mp4"));
    assert!(
        select(&page, "figcaption details").is_empty(),
        "a short transcript is open"
    );
    // A long one is folded, in its paragraphs.
    let long = OWN.replace("Bienvenidas.", &"Palabra ".repeat(100));
    let mut host = with(&long);
    host.write("content/imagenes/cartel.svg", POSTER);
    let (_, files) = portal::build(&host);
    let page = self::page(&files);
    assert_eq!(select(&page, "figcaption details > div > p").len(), 2);
}

#[test]
fn captions_beside_a_video_are_held_to_the_same_as_those_that_are_named() {
    let mut host = with(&OWN.replace("cartel = \"imagenes/cartel.svg\"\n", ""));
    host.write(
        "content/archivos/acto.en.vtt",
        "1\n00:00:01,000 --> 00:00:02,000\nGood day.\n",
    );
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        ["E1043 content/archivos/acto.en.vtt"]
    );
}

#[test]
fn a_recording_on_another_site_is_a_link_and_asks_for_nothing() {
    let front = "[audio]\narchivo = \"https://www.youtube.com/watch?v=abc\"\ntranscripcion = \"Buenos días.\"\nduracion = \"12:30\"\n";
    let host = with(front);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = page(&files);
    assert!(select(&page, "iframe, video, audio, embed, object").is_empty());
    let link = select(&page, "figure.medio > a")[0];
    assert_eq!(
        link.value().attr("href"),
        Some("https://www.youtube.com/watch?v=abc")
    );
    assert!(words(link).contains("www.youtube.com") && words(link).contains("otro sitio"));
    let about = words(select(&page, "figure.medio figcaption")[0]).replace('\u{a0}', " ");
    assert!(
        about.contains("12:30") && about.contains("Buenos días."),
        "{about}"
    );
    for attribute in ["src", "srcset", "poster"] {
        for asking in select(&page, &format!("[{attribute}]")) {
            let address = asking.value().attr(attribute).unwrap_or_default();
            assert!(address.starts_with('/'), "{address}");
        }
    }
    // Without its words it is refused, as one of ours is.
    let silent = front.replace("transcripcion = \"Buenos días.\"\n", "");
    let host = with(&silent);
    let (build, _) = portal::build(&host);
    assert_eq!(told(&build, &host, "E0501"), ["6:11"]);
    // One of ours needs captions too.
    let ours = OWN.replace("subtitulos = \"archivos/acto.es.vtt\"\n", "");
    let host = with(&ours);
    let (build, _) = portal::build(&host);
    assert_eq!(told(&build, &host, "E0501"), ["6:11"]);
}

#[test]
fn a_poster_that_is_not_there_is_told() {
    let host = with(OWN);
    let (build, _) = portal::build(&host);
    let missing = build
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error);
    assert_eq!(missing.count(), 1);
    assert_eq!(told(&build, &host, "E0310"), ["10:10"]);
}
