import { parsePageOptions } from './pageOptions';

describe('the switches of the host page', () => {
  it('are a full page for an English admin in the light theme when nothing is asked for', () => {
    expect(parsePageOptions('')).toEqual({
      host: 'page',
      user: 'admin',
      theme: 'light',
      languageId: 1033,
      dir: 'ltr',
      width: undefined,
      execute: false,
      live: false,
      inputs: {},
      react: '16',
      fluent: '9.46.2',
      instances: 1,
      theming: true,
      bar: true,
    });
  });

  it('are set by query parameters', () => {
    const query =
      '?host=form&user=maker&theme=dark&lang=1031&dir=rtl&width=400&execute=1&react=17&fluent=9.68.0&instances=2&theming=0&bar=0&live=on&view=flows&recordId=1&environmentId=2';
    expect(parsePageOptions(query)).toEqual({
      host: 'form',
      user: 'maker',
      theme: 'dark',
      languageId: 1031,
      dir: 'rtl',
      width: 400,
      execute: true,
      live: true,
      inputs: { environmentId: '2', view: 'flows', recordId: '1' },
      react: '17',
      fluent: '9.68.0',
      instances: 2,
      theming: false,
      bar: false,
    });
  });

  it('keep their defaults for values that are none of theirs', () => {
    expect(parsePageOptions('?host=canvas&user=root&lang=1&dir=up&width=wide&execute=yes&react=18&instances=9')).toEqual(parsePageOptions(''));
  });

  it('take the direction from the language unless it is asked for', () => {
    expect(parsePageOptions('?lang=1025').dir).toBe('rtl');
    expect(parsePageOptions('?lang=1025&dir=ltr').dir).toBe('ltr');
  });

  it('hand in the connections in a custom page alone unless it is asked for', () => {
    expect(parsePageOptions('?host=custom').live).toBe(true);
    expect(parsePageOptions('?host=custom&live=off').live).toBe(false);
    expect(parsePageOptions('?host=form').live).toBe(false);
    expect(parsePageOptions('?host=form&live=on').live).toBe(true);
  });
});
