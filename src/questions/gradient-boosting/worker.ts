import {serve} from "../../figure/serve.js";
import {model} from "./model.js";

serve(model);
