import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml, type XmlElement } from '../../../tools/pack/xml';

const manifest = parseXml(readFileSync(join(__dirname, '..', '..', '..', 'ConnectionManager', 'ControlManifest.Input.xml'), 'utf8'));

function all(element: XmlElement, name: string): XmlElement[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];
}

describe('the properties of the control', () => {
  const properties = all(manifest, 'property').map(({ attributes }) => attributes);

  it('are one that binds it to a form, and inputs', () => {
    const bound = properties.filter(({ usage }) => usage === 'bound').map(({ name }) => name);
    expect(bound).toEqual(['anchor']);
    expect(properties.filter(({ usage }) => usage === 'input').map(({ name }) => name)).toEqual(['connections', 'environmentId', 'view', 'recordId']);
  });

  it('can all be left empty', () => {
    expect(properties.filter(({ required }) => required !== 'false')).toEqual([]);
  });

  it('take a long text for the connections, of which one line of text has no room', () => {
    expect(properties.find(({ name }) => name === 'connections')?.['of-type']).toBe('Multiple');
  });
});

it('requires of a host only what it can do nothing without: a host that lacks a required feature does not load the control', () => {
  const features = all(manifest, 'uses-feature').map(({ attributes }) => [attributes.name, attributes.required]);
  expect(features).toEqual([['WebAPI', 'true'], ['Utility', 'false']]);
});
