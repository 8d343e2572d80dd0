import * as React from 'react';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';

/** Properties of {@link Sentence}. */
export interface SentenceProps {
  readonly text: TextKey;
  /** What goes into the text's places, such as names from data. */
  readonly values?: Readonly<Record<string, string | null | undefined>>;
}

const place = /\{(\w+)\}/;

/** A text whose places are filled with data that can't turn the direction of the words around it. */
export function Sentence({ text, values = {} }: SentenceProps): React.ReactElement {
  const texts = useTexts();
  // Splitting at a pattern with a group gives text and names of places in turn.
  const parts = texts.text(text).split(place);
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <bdi key={index}>{values[part]}</bdi>))}</>;
}
