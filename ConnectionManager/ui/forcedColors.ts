/** Underlines a link where the person's own few colours alone would have to tell it from other text. */
export const underlinedInForcedColors = { '@media (forced-colors: active)': { textDecorationLine: 'underline' } } as const;
