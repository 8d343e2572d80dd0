import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import {
  pacCreateConnection,
  pacCreateServicePrincipal,
  SECRET_PLACEHOLDER,
  terraformConnection,
} from '../../../ConnectionManager/model/servicePrincipals/commands';

const ids = { applicationId: '00000000-0000-0000-0000-00000000000a', tenantId: '00000000-0000-0000-0000-00000000000b', environmentId: 'Default-1' };

/** The arguments that Bash hands to the command, which isn't run. */
function bashArguments(line: string): readonly string[] {
  const { stdout, status } = spawnSync('bash', ['-c', `pac() { printf '%s\\0' "$@"; }\n${line}`], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

describe('the command that creates a connection', () => {
  it('has the values in the order of the documentation, and a placeholder for the secret', () => {
    expect(pacCreateConnection({ name: 'Contoso integration', ...ids })).toBe(
      `pac connection create --name 'Contoso integration' --application-id '${ids.applicationId}' ` +
        `--client-secret '${SECRET_PLACEHOLDER}' --tenant-id '${ids.tenantId}' --environment 'Default-1'`,
    );
  });

  it("leaves the environment to the CLI's own where it isn't known", () => {
    expect(pacCreateConnection({ name: 'a', ...ids, environmentId: null })).not.toContain('--environment');
  });

  (hasBash ? it : it.skip)('hands any name to Bash as one argument, and runs nothing in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("a'; echo hit; '", '$(echo hit)', '`echo hit`', '--help', 'a\nb', '“x”', '\\')), (name) => {
        const given = bashArguments(pacCreateConnection({ name, ...ids }));
        expect(given).toHaveLength(12);
        expect([given[0], given[1], given[2], given[4]]).toEqual(['connection', 'create', '--name', '--application-id']);
        expect(given[3]).not.toMatch(/['"\u2018-\u201f\n]|^-/);
      }),
      { numRuns: 40 },
    );
  });
});

it('registering an application always names a role, since it would become System Administrator without', () => {
  expect(pacCreateServicePrincipal({ environmentId: 'e', name: 'n', role: 'Basic User' })).toContain("--role 'Basic User'");
});

describe('the Terraform resource', () => {
  it('has the secret as a variable only, and quotes what HCL would take for a template', () => {
    const text = terraformConnection({ name: 'a "${b}" %{c}\n', ...ids });
    expect(text).toContain('display_name   = "a \\"$${b}\\" %%{c}\\n"');
    expect(text).toContain('"token:clientSecret" = { value = var.client_secret }');
    expect(text).toContain('sensitive = true');
  });
});
