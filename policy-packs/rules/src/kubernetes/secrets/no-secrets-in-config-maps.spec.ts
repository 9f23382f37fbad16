// Proves that secrets in config maps are found as values and within files of the usual formats, and settings are not.
import { describeObjectRule } from "../../testing/objects.ts";
import { noSecretsInConfigMaps } from "./no-secrets-in-config-maps.ts";

/** Put together here, so that scanners of this repository have nothing to find. */
const key = ["-----BEGIN RSA ", "PRIVATE KEY-----\nMII\n-----END"].join("");
const named = "a literal value under the name of a secret";
const data = (entries: unknown) => [["data", entries]] as const;

describeObjectRule(noSecretsInConfigMaps, {
  passes: [
    data(undefined),
    data({ "app.yaml": "database:\n  host: db\n  password: ${DB_PASSWORD}\n  tokenTtl: 30m\n" }),
    data({ "app.properties": "# password=changeme\nuser=web\n" }),
    data({ "app.json": '{\n  "secrets": {\n    "path": "/var/run/secrets"\n  }\n}' }),
    data({ "ca.crt": "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----" }),
    data({ PASSWORD: "", "app.ini": "password =\n" }),
    data({ "run.sh": 'PGPASSWORD="$(cat /run/secrets/pg)" psql\nexport TOKEN=$OTHER\nAPI_KEY=`cat key`\n' }),
    data({ numbers: 7 }),
  ],
  fails: [
    [data({ DB_PASSWORD: "hunter2" }), `data.DB_PASSWORD: must not hold a secret: DB_PASSWORD has ${named}`],
    [data({ "id.pem": key }), 'data["id.pem"]: must not hold a secret: id.pem has a private key'],
    [
      data({ "app.yaml": 'user: web\npassword: "hunter2"\n' }),
      `data["app.yaml"]: must not hold a secret: password in line 2 has ${named}`,
    ],
    [
      data({ "app.env": "export API_KEY='abc'\nTOKEN=def" }),
      `data["app.env"]: must not hold a secret: API_KEY in line 1 has ${named}`,
      `data["app.env"]: must not hold a secret: TOKEN in line 2 has ${named}`,
    ],
    [
      data({ "run.sh": 'PGPASSWORD="hunter2" psql' }),
      `data["run.sh"]: must not hold a secret: PGPASSWORD in line 1 has ${named}`,
    ],
    [
      data({ "app.json": '{\n  "clientSecret": "abc",\n}' }),
      `data["app.json"]: must not hold a secret: clientSecret in line 2 has ${named}`,
    ],
    [
      data({ url: "postgres://app:hunter2@db:5432/app" }),
      "data.url: must not hold a secret: url has a URL with a password",
    ],
  ],
});
