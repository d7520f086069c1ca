/**
 * Colours of charts: the UK Government Analysis Function palette and the neutrals around it.
 *
 * On white, all colours for text have a contrast of 4.5:1 or more and all colours for data 3:1 or more.
 * `grid`, `rule` and `tint` are for neither and are lighter on purpose.
 *
 * @source Analysis Function, "Data visualisation: colours", categorical, sequential and focus palettes
 */
export const palette = {
  darkBlue: "#12436D",
  turquoise: "#28A197",
  darkPink: "#801650",
  orange: "#F46A25",
  midBlue: "#2073BC",
  ink: "#0B0C0C",
  quietInk: "#505A5F",
  axis: "#6F777B",
  paper: "#FFFFFF",
  rule: "#B1B4B6",
  grid: "#E4E6E7",
  tint: "#F3F6F9",
} as const;

/** One colour per series, in the order of the guidance; a fifth series belongs in another chart. */
export const seriesColours = [palette.darkBlue, palette.turquoise, palette.darkPink, palette.orange] as const;
