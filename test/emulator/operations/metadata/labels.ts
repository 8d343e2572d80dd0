import type { Column } from '../../schema/schema';
import type { Definition } from './definition';

const english = 1033;

/** A Label in English, the language of the schema's labels. */
export function label(text: string): Definition {
  const localized = { Label: text, LanguageCode: english };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

/** The OptionSet of a column, as far as the schema knows it: values, labels, and the state that a status belongs to. */
export function optionSetOf(column: Column): Definition {
  const options = Object.entries(column.options ?? {});
  if (column.type === 'Boolean') {
    const option = (value: string): Definition => ({ Value: Number(value), Label: label(column.options?.[value] ?? '') });
    return { TrueOption: option('1'), FalseOption: option('0') };
  }
  return {
    Options: options.map(([value, text]) => ({
      Value: Number(value),
      ...(column.statusToState ? { State: column.statusToState[value] } : {}),
      Label: label(text),
    })),
  };
}
