//! What each phase costs, alone: `cargo bench --bench phases [name]`.
//!
//! Times on shared machines say little: compare two versions in one sitting. What must not grow without being noticed is
//! held by instruction counts (`benches/instructions.sh`).

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use vitrina::diag::Findings;
use vitrina::engine::{self, Memory, Options, Painter, Ready, Told};
use vitrina::host::memory::{MemoryHost, NullStage};
use vitrina::parse;
use vitrina::text::SourceId;

fn main() {
    divan::main();
}

/// A text of about five kilobytes: headings, links, a table, a list.
fn text(seed: usize) -> String {
    let mut out = String::new();
    for article in 0..5 {
        let _ = write!(
            out,
            "## Artículo {article}\n\nLa entidad publica la información número {seed} en el plazo que fija la ley, con [otra norma](normas/decreto-{}) como fundamento. {}\n\n| Rubro | Valor |\n| --- | ---: |\n| Inversión | {} |\n\n- primero, lo que se publica;\n- segundo, quién responde.\n\n",
            (seed * 7 + article) % 100,
            "Toda persona puede conocerla sin decir para qué. ".repeat(14),
            seed * 1000 + article,
        );
    }
    out
}

/// A portal of so many norms; every one an example.
fn portal(norms: usize) -> MemoryHost {
    let today = jiff::civil::date(2026, 11, 24);
    let mut host = MemoryHost::new(today);
    host.write(
        "portal.toml",
        "base = \"https://medidas.example\"\n\n[entidad]\nnombre = \"Entidad de ejemplo\"\n\n[[idiomas]]\ncodigo = \"es\"\nnombre = \"Español\"\n",
    );
    for (name, title, more) in [
        ("inicio", "Inicio", "ruta = \"/\"\n"),
        (
            "normas",
            "Normas",
            "ruta = \"/normas/\"\nlista = \"norma\"\n",
        ),
    ] {
        host.write(
            &format!("content/secciones/{name}.md"),
            format!("+++\ntitulo = \"{title}\"\n{more}+++\nTexto.\n"),
        );
    }
    for number in 0..norms {
        let year = 2000 + number % 26;
        host.write(
            &format!("content/normas/decreto-{number}.md"),
            format!(
                "+++\ntipo = \"decreto\"\nnumero = \"{number}\"\nvigencia = {year}\nfecha = {year}-{:02}-{:02}\nepigrafe = \"Asunto {number}.\"\nambito = \"departamental\"\nestado = \"vigente\"\nejemplo = true\n+++\n{}",
                number % 12 + 1,
                number % 28 + 1,
                text(number)
            ),
        );
    }
    host
}

fn ready(host: &MemoryHost) -> Ready {
    engine::ready(host, &NullStage, Options::default(), &mut Memory::default())
        .expect("content cannot make a fault")
}

const SIZES: [usize; 2] = [100, 1000];

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let text = text(1);
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| parse::markdown::body(black_box(&text), 0, SourceId(0), &mut Findings::new()));
}

/// Scan, parse and catalogue.
#[divan::bench(args = SIZES)]
fn catalogue(bencher: Bencher<'_, '_>, norms: usize) {
    let host = portal(norms);
    bencher.bench(|| engine::content(&host, Options::default()));
}

/// Everything before the first page.
#[divan::bench(args = SIZES)]
fn before_pages(bencher: Bencher<'_, '_>, norms: usize) {
    let host = portal(norms);
    bencher.bench(|| ready(&host));
}

/// The same when one text changed.
#[divan::bench(args = SIZES)]
fn before_pages_again(bencher: Bencher<'_, '_>, norms: usize) {
    let mut host = portal(norms);
    let mut memory = Memory::default();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let file = host
            .text("content/normas/decreto-1.md")
            .expect("it is there");
        let file = format!(
            "{}\nVez {turn}.\n",
            file.split("\nVez ").next().unwrap_or(file)
        );
        host.write("content/normas/decreto-1.md", file);
        engine::ready(&host, &NullStage, Options::default(), &mut memory)
    });
}

#[divan::bench]
fn one_page(bencher: Bencher<'_, '_>) {
    let ready = ready(&portal(100));
    let told = Told::new();
    let painter = Painter::new(&ready, &told);
    let mut pages = ready.pages();
    let page =
        pages.find(|path| path.starts_with("normas/decreto") && path.ends_with("/index.html"));
    let path = page.expect("a norm has a page");
    let address = format!("/{}", path.trim_end_matches("index.html"));
    let painted = painter.page(&address).expect("no fault");
    assert!(painted.is_some_and(|page| page.is_some()), "{address}");
    bencher.bench(|| painter.page(black_box(&address)));
}

/// The reader of pages that the audit rests on.
#[divan::bench]
fn audit_of_a_page(bencher: Bencher<'_, '_>) {
    let ready = ready(&portal(100));
    let told = Told::new();
    let painter = Painter::new(&ready, &told);
    let page = painter.page("/normas/").expect("no fault").flatten();
    let page = String::from_utf8(page.expect("the list is there")).expect("a page is UTF-8");
    bencher
        .counter(divan::counter::BytesCount::of_str(&page))
        .bench(|| vitrina::audit::read(black_box(&page)));
}

/// All of it, without a disk.
#[divan::bench(args = SIZES, sample_count = 10)]
fn whole(bencher: Bencher<'_, '_>, norms: usize) {
    let host = portal(norms);
    bencher.bench(|| engine::run(&host, &NullStage, Options::default()));
}
