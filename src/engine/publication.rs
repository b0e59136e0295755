//! The ledger of publications within a build: read before it, held against it, and the next publication made from it.

use std::collections::BTreeMap;

use super::*;
use crate::card;
use crate::catalog::{DocId, Earlier};
use crate::published::{self, Class, Facts, Kept, Next, Published, Score};

/// Digits of a digest in the ledger.
const DIGITS: usize = 32;

/// Reads the ledger; what cannot be read is a finding.
pub(super) fn ledger(
    host: &dyn Host,
    scan: &Scan,
    base: &str,
    findings: &mut Findings,
) -> Published {
    if (scan.refused.iter()).any(|file| file.purpose == Purpose::Publication) {
        return Published::unread();
    }
    let mut texts = Vec::new();
    for (source, file) in scan.sources() {
        if file.purpose == Purpose::Publication {
            let Some(text) = read::text(host, scan, source, findings) else {
                return Published::unread();
            };
            texts.push((source, &*file.path, text));
        }
    }
    let files = texts
        .iter()
        .map(|(source, path, text)| (*source, *path, text.as_str()));
    let (published, found) = published::read(files, base);
    findings.extend(found);
    published
}

/// The picture that other sites show beside a link: its address, with a digest in its name, and its bytes.
pub(super) fn card(config: &Config) -> Option<(String, Vec<u8>)> {
    let name = config.entity.text("nombre").unwrap_or_default();
    let host = config
        .base
        .split_once("://")
        .map_or(&*config.base, |(_, host)| host);
    let chosen = config
        .colours
        .iter()
        .find(|one| &*one.key == "encabezado" && !one.dark);
    let ground = chosen.and_then(|one| card::colour(&one.value.value));
    let bytes = card::draw(name, host, ground.unwrap_or(card::GROUND))?;
    let digest = Digest::of(&bytes).short(8);
    Some((format!("/recursos/tarjeta-{digest}.png"), bytes))
}

/// Earlier addresses at which nothing else of the site stands, and findings for the others. `made` is what is there,
/// by path.
pub(super) fn free(
    catalog: &Catalog,
    mut made: BTreeMap<String, u64>,
) -> (Vec<(&Arc<str>, Earlier)>, Findings) {
    let mut free = Vec::new();
    let mut findings = Findings::new();
    for (address, earlier) in catalog.earlier() {
        let path = catalog::file_of_earlier(address);
        // Neither the file itself, nor a file where it needs a folder, nor a folder where it would be a file.
        let folder = format!("{path}/");
        let inside = made.range(folder.clone()..).next();
        let above = path.match_indices('/').any(|(end, _)| {
            path.get(..end)
                .is_some_and(|above| made.contains_key(above))
        });
        if made.contains_key(&path)
            || above
            || inside.is_some_and(|(name, _)| name.starts_with(&folder))
        {
            findings.push(
                Diagnostic::at(
                    code::EARLIER_TAKEN,
                    earlier.place.source,
                    earlier.place.span,
                )
                .arg("direccion", address.clone()),
            );
            continue;
        }
        made.insert(path, 0);
        free.push((address, *earlier));
    }
    (free, findings)
}

/// The notice of a withdrawal, as a page to render.
pub(super) fn notice(catalog: &Catalog, address: &str, doc: DocId) -> Output {
    let file = catalog::file_of_earlier(address);
    let route = file.strip_suffix("index.html").unwrap_or(&file);
    Output {
        route: format!("/{route}").into(),
        lang: catalog.doc(doc).lang,
        role: Role::Withdrawn,
        job: plan::Job::Withdrawn(doc),
    }
}

/// Addresses of the ledger that the site no longer has.
pub(super) fn lost(
    published: &Published,
    made: &BTreeMap<String, u64>,
    scan: &Scan,
    told: &Findings,
) -> Findings {
    let served = |route: &str| {
        let file = plan::file_of(route);
        // A folder with a page stands for a file that was moved or withdrawn.
        made.contains_key(&file) || made.contains_key(&format!("{file}/index.html"))
    };
    let wrong: rustc_hash::FxHashSet<&str> = told
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| match (&finding.place, &finding.path) {
            (Some(place), _) => Some(&*scan.file(place.source).path),
            (None, path) => path.as_deref(),
        })
        .collect();
    published::lost(published, &served, &|from| wrong.contains(from))
}

/// The next publication of a build without errors; `None` if nothing changed since the last one.
pub fn publication(host: &dyn Host, build: &Build) -> Option<Next> {
    let facts = Facts {
        date: build.date,
        base: build.catalog.config().base.clone(),
        commit: build.commit.clone(),
        seal: build.output.seal.clone(),
        scores: scores(&build.report),
        kept: kept(host, build),
        moved: led(build, false),
        withdrawn: led(build, true),
    };
    published::next(&build.published, &facts)
}

/// Earlier addresses: to where they lead, or which file says why they were withdrawn.
fn led(build: &Build, withdrawn: bool) -> BTreeMap<Arc<str>, Arc<str>> {
    let catalog = &build.catalog;
    let earlier = catalog.earlier().iter();
    earlier
        .filter(|(_, earlier)| earlier.withdrawn == withdrawn)
        .filter_map(|(address, earlier)| {
            let to = match withdrawn {
                true => build
                    .scan
                    .file(catalog.doc(earlier.doc).source)
                    .path
                    .clone(),
                false => catalog.card(earlier.doc).route.clone()?,
            };
            Some((address.clone(), to))
        })
        .collect()
}

fn scores(report: &Report) -> Vec<Score> {
    let phases = report
        .packs
        .iter()
        .flat_map(|pack| pack.phases.iter().map(|phase| (pack.id.clone(), phase)));
    phases
        .map(|(pack, phase)| Score {
            pack,
            phase: phase.id.clone(),
            obtained: phase.obtained,
            max: phase.max,
        })
        .collect()
}

/// The addresses that are a duty from now on: pages of entries and sections, files of `content/archivos`, and the data
/// of sections. The digest of a page is that of what was written for it, so that a new theme changes none.
fn kept(host: &dyn Host, build: &Build) -> BTreeMap<Arc<str>, Kept> {
    let catalog = &build.catalog;
    let mut kept = BTreeMap::new();
    let mut texts: FxHashMap<SourceId, String> = FxHashMap::default();
    for (id, doc) in catalog.docs() {
        let card = catalog.card(id);
        let (Some(route), true) = (&card.route, card.page) else {
            continue;
        };
        let text = texts
            .entry(doc.source)
            .or_insert_with(|| build.text(host, doc.source));
        let own = match doc.row {
            true => text.get(doc.span.range()).unwrap_or_default(),
            false => text,
        };
        let page = Kept {
            class: Class::Page,
            digest: Digest::of(own.as_bytes()).short(DIGITS),
            from: build.scan.file(doc.source).path.clone(),
        };
        kept.insert(route.clone(), page);
    }
    for output in &build.plan.outputs {
        // The pages of a menu hang on the section that shows it.
        if let plan::Job::Level(section, ..) = output.job {
            let section = catalog.card(section).route.clone();
            if let Some(page) = section.and_then(|route| kept.get(&route).cloned()) {
                kept.insert(output.route.clone(), page);
            }
        }
    }
    for (path, digest) in &build.files {
        let from = match path.starts_with("archivos/") {
            true => format!("content/{path}").into(),
            false => {
                let section = path
                    .rfind('/')
                    .map_or("/".to_owned(), |end| format!("/{}", &path[..=end]));
                let doc = catalog.at(&section).map(|doc| catalog.doc(doc).source);
                doc.map_or_else(|| "".into(), |source| build.scan.file(source).path.clone())
            }
        };
        let file = Kept {
            class: if path.starts_with("archivos/") {
                Class::File
            } else {
                Class::Data
            },
            digest: digest.short(DIGITS),
            from,
        };
        kept.insert(format!("/{path}").into(), file);
    }
    kept
}
