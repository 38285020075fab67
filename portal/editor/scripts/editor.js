// Starts the editor where its configuration says how it reaches the files; else the page stays as it is.
import { formatter } from "./files.js";

const text = async (name) => {
  const answer = await fetch(name, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
};

// The configuration is JSON, although it bears the name that editors look for. It is handed over as it is, because Decap
// takes half a minute to read one of this size as YAML.
const config = JSON.parse(await text("config.yml"));
if (config.backend) {
  const format = formatter(JSON.parse(await text("forms.json")));
  window.CMS_MANUAL_INIT = true;
  const script = document.createElement("script");
  script.src = "decap-cms.js";
  script.addEventListener("load", () => {
    // It takes the place of the reader of YAML that Decap brings, which knows no lists and drops comments and layout.
    window.CMS.registerCustomFormat("yaml", "yaml", format);
    document.getElementById("before").remove();
    window.CMS.init({ config: { ...config, load_config_file: false } });
  });
  document.head.append(script);
}
