import { languages } from '../languages';
import { choices, type Choice } from '../pageOptions';

/** The switches of the bar; the rarer ones have a query parameter only. */
const labels: Partial<Record<Choice, string>> = {
  host: 'Host',
  user: 'User',
  theme: 'Theme',
  lang: 'Language',
  dir: 'Direction',
  execute: 'execute',
  live: 'Live status',
  react: 'React',
  fluent: 'Fluent',
};

const valueNames: Readonly<Record<string, string>> = {
  'host=page': 'full page',
  'host=custom': 'custom page',
  'theme=contrast': 'high contrast',
  'execute=0': 'off',
  'execute=1': 'on',
  'width=': 'all',
  ...Object.fromEntries(languages.map(({ languageId, name }) => [`lang=${languageId}`, name])),
};

const widths = ['', '400', '640', '800', '1024', '1280', '1440'];

function createSelect(name: string, label: string, values: readonly string[], selected: string): HTMLElement {
  const select = document.createElement('select');
  select.name = name;
  for (const value of values.includes(selected) ? values : [...values, selected]) {
    select.append(new Option(valueNames[`${name}=${value}`] ?? value, value, false, value === selected));
  }
  select.addEventListener('change', () => {
    const query = new URLSearchParams(location.search);
    query.set(name, select.value);
    location.search = query.toString();
  });
  const element = document.createElement('label');
  element.append(label, select);
  return element;
}

/** What the bar shows beside its switches. */
export interface BarOptions {
  /** The values that are in force, by the names of the switches. */
  values: Readonly<Record<string, string>>;
  notes: readonly string[];
  /** Takes the controls off the page or puts them back. */
  onToggleControl: (isShown: boolean) => void;
}

function createToggle(onToggleControl: (isShown: boolean) => void): HTMLElement {
  const button = document.createElement('button');
  let isShown = true;
  const name = (): string => (isShown ? 'Remove control' : 'Restore control');
  button.type = 'button';
  button.textContent = name();
  button.addEventListener('click', () => {
    isShown = !isShown;
    button.textContent = name();
    onToggleControl(isShown);
  });
  return button;
}

/** Fills the bar above the stage: a select for each switch, the button that removes the control, and notes. */
export function fillBar(bar: HTMLElement, { values, notes, onToggleControl }: BarOptions): void {
  const selects = Object.entries(labels).map(([name, label]) => createSelect(name, label, choices[name as Choice], values[name] ?? ''));
  bar.append(...selects, createSelect('width', 'Width', widths, values.width ?? ''), createToggle(onToggleControl));
  for (const text of notes) {
    const note = document.createElement('span');
    note.className = 'host-note';
    note.textContent = text;
    bar.append(note);
  }
  bar.hidden = false;
}
