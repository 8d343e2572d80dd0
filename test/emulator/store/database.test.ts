import { createSchema } from '../schema/schema';
import { openStore } from './database';
import type { Store } from './database';

describe('a transaction', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(createSchema());
  });

  const add = (name: string): void => store.run('INSERT INTO connector (connectorid, name) VALUES (?, ?)', [name, name]);
  const fail = (): never => {
    throw new Error('as planned');
  };
  const names = (): unknown[] => store.rows('SELECT name FROM connector ORDER BY name').map((row) => row.name);

  it('keeps all of its work or nothing', () => {
    expect(store.transaction(() => [add('a'), add('b')].length)).toBe(2);
    expect(() => store.transaction(() => [add('c'), fail()])).toThrow('as planned');
    expect(names()).toEqual(['a', 'b']);
  });

  it('inside another fails alone where the error is caught, and with it where it is not', () => {
    const failing = (): unknown => store.transaction(() => [add('inner'), fail()]);
    store.transaction(() => {
      add('a');
      expect(failing).toThrow('as planned');
      store.transaction(() => add('b'));
      expect(failing).toThrow('as planned');
      add('c');
    });
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(() => store.transaction(() => [store.transaction(() => add('d')), failing()])).toThrow('as planned');
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('undoes what was written before the database itself refuses', () => {
    expect(() => store.transaction(() => [add('a'), add('a')])).toThrow(/UNIQUE/);
    expect(names()).toEqual([]);
    add('b');
    expect(names()).toEqual(['b']);
  });
});
