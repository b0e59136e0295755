//! What is known of the files that are published as they are: weight, size in pixels, what a document says of itself.

use super::*;

/// Facts of the files that are published as they are.
pub(super) fn files(
    host: &dyn Host,
    scan: &Scan,
    map: Option<&str>,
    memory: &mut Memory,
) -> FxHashMap<Arc<str>, FileFacts> {
    let assets: Vec<(&str, &scan::File)> = scan
        .files
        .iter()
        .filter(|file| file.purpose == Purpose::Asset)
        .filter_map(|file| Some((file.path.strip_prefix("content/")?, file)))
        .collect();
    let known = &*memory;
    let read = |&(path, file): &(&str, &scan::File)| {
        // The same file says other things of itself when it is the map.
        let stamp = file.stamp.filter(|_| map != Some(path));
        let facts = known.facts(path, stamp);
        let facts = facts.unwrap_or_else(|| facts_of(host, path, file, map));
        (Arc::from(path), stamp, facts)
    };
    let read: Vec<(Arc<str>, Option<Digest>, FileFacts)> = assets.par_iter().map(read).collect();
    let stamped = read
        .iter()
        .filter_map(|(path, stamp, facts)| Some((Arc::clone(path), ((*stamp)?, facts.clone()))));
    memory.learn_files(stamped.collect());
    read.into_iter()
        .map(|(path, _, facts)| (path, facts))
        .collect()
}

fn facts_of(host: &dyn Host, path: &str, file: &scan::File, map: Option<&str>) -> FileFacts {
    let named = |endings: &[&str]| {
        let ends = |ending: &&str| {
            path.get(path.len().saturating_sub(ending.len())..)
                .is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        endings.iter().any(ends)
    };
    // One that cannot be read is told when it is copied.
    let read = || host.read(&file.path).ok();
    let mut facts = FileFacts {
        size: file.size,
        dimensions: None,
        place: false,
        drawing: None,
        pdf: None,
        captions: None,
        map: None,
    };
    if named(&[".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"]) {
        let bytes = read().unwrap_or_default();
        facts.dimensions = render::dimensions(&bytes);
        if named(&[".svg"]) && file.size <= crate::svg::LIMIT {
            facts.drawing = crate::svg::read(&bytes);
        }
        facts.place = crate::raster::is_named(path) && crate::raster::place_told(&bytes);
    } else if named(&[".pdf"]) && file.size <= crate::pdf::LIMIT {
        facts.pdf = read().map(|bytes| crate::pdf::read(&bytes));
    } else if named(&[".vtt", ".srt"]) && file.size <= crate::vtt::LIMIT {
        facts.captions = read().map(|bytes| crate::vtt::read(&bytes));
    } else if named(&[".geojson", ".json"]) && file.size <= crate::geo::LIMIT && map == Some(path) {
        facts.map = read().map(|bytes| crate::geo::read(&bytes));
    }
    facts
}
