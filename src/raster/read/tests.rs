use super::*;

#[test]
fn a_jpeg_ends_where_its_last_mark_says_so() {
    let head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 3, 9];
    let jpeg = |rest: &[u8]| [&head, rest].concat();
    assert!(ends(&jpeg(&[
        1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9
    ])));
    assert!(ends(&jpeg(&[0xff, 0xd9, b't', b'a', b'i', b'l'])));
    assert!(!ends(&jpeg(&[1, 2, 0xff, 0x00, 3])));
    assert!(!ends(&jpeg(&[1, 2, 0xff])));
    // The end of a small picture within a segment is not the end of the picture.
    assert!(!ends(&[
        0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9, 0xff, 0xda, 0, 2, 1
    ]));
    assert!(!ends(&[0xff, 0xd8]));
}

/// An Exif that leads to a table of places with one entry.
fn exif(tag: u8) -> Vec<u8> {
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    out.extend([0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]);
    out.extend([0, 1, 0, tag, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0]);
    out
}

#[test]
fn a_place_is_a_latitude_or_a_longitude() {
    assert_eq!(latitude(&exif(2)), Some(true));
    assert_eq!(latitude(&exif(4)), Some(true));
    // A table with its version alone says no place.
    assert_eq!(latitude(&exif(0)), Some(false));
    assert_eq!(latitude(b"MM\0*\0\0\0\x08"), None);
    assert_eq!(latitude(&[0xff; 64]), None);
    for cut in 0..exif(2).len() {
        let _ = latitude(&exif(2)[..cut]);
    }
}
