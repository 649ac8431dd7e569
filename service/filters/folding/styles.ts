/**
 * Letters that pass for others in the "fancy text" styles people copy from, and that UTS #39 does not compare: it asks
 * what an eye confuses, not what a reader makes out. Written down for this project; they win over Unicode's rows.
 */
export const styles: Readonly<Record<string, string>> = {
  a: 'ᗩⲀⲁΛλДдᎯልค卂ﾑΆ',
  b: 'ᗷᏰ乃ცвВßხ',
  c: 'ᑕᏨᄃ匚ርƆɔƈ',
  d: 'ᗪᎠ๔ժꭰ刀ԃ',
  e: 'ⲈⲉΣξᏋᎬ乇єЄεΞҽЭэɛƐ',
  f: 'ᖴᎰ千ғҒϝɟƒ',
  g: 'ᏀᎶԌƃפɠ',
  h: 'ᕼᏂ卄ђЂዘнНһɦ',
  i: '丨ﾉཞɿ',
  j: 'ᒍᏠﾌנʝ',
  k: 'ᏦҜкКズҟƙ',
  l: 'Ꮭᒪㄥןʅ',
  m: 'ᗰᎷ爪๓ጠмМɱ',
  n: 'ᑎᏁ几ПпИиภηПЙйղɳ',
  o: 'ᎾΘθФфㄖѺѻσ๏Ծ',
  p: 'ᑭᏢ卩קρ',
  q: 'ᑫҨҩգ',
  r: 'ᖇᏒЯя尺ГгΓዪᎡɾ',
  s: 'ᔕᎦ丂ຮֆѕЅʂ',
  t: 'ᎿᏖ丅ㄒτꓔтТƚ',
  u: 'ᑌᏬᏌㄩЦцυμʋ',
  v: 'ᐯᏉνѵ',
  w: 'ⲰⲱᗯᏇШшЩщωשฬ山Ꮤա',
  x: 'ㄨ乂メχЖж',
  y: 'ᎩㄚץᎽฯҰұγʏ',
  z: 'Ꮓ乙ʐȥ',
}
