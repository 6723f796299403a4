import "../styles/tokens.css";
import "../styles/components.css";
import "./page.css";
import "./form.css";
import "./pages.css";
import "./services.css";

import { keepDraft, forgetDraft } from "./draft.js";
import { locate } from "./locate.js";
import { offerMap } from "./map-door.js";
import { shrinkPhotos } from "./photos.js";
import { cascade } from "./place.js";
import { printing } from "./printing.js";
import { askOthers } from "./same.js";
import { sendCalmly } from "./send.js";
import { inSteps } from "./steps.js";

const all = (selector, enhance) => document.querySelectorAll(selector).forEach(enhance);

all("[data-draft]", keepDraft);
all("[data-draft-done]", forgetDraft);
all("[data-photos]", shrinkPhotos);
all("[data-cascade]", (select) => cascade(select));
all("[data-map-door]", offerMap);
all("[data-locate]", locate);
all("[data-same]", askOthers);
all("[data-steps]", inSteps);
all("[data-calm]", sendCalmly);
all("[data-print]", printing);
