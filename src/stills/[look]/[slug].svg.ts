import {parseArgs} from "node:util";
import {pictureStyle} from "../../../scripts/prepare.js";
import {loadRoom} from "../../../scripts/rooms.js";
import {looks, stateFrom, stillImage} from "../../figure/still.js";

// The build makes these beforehand, with the pages' own stills; this is how, for one.
const {values} = parseArgs({options: {slug: {type: "string"}, look: {type: "string"}}});
const {spec, data} = await loadRoom(values.slug ?? "");
const look = looks.find(({name}) => name === values.look) ?? looks[0];
process.stdout.write(stillImage(spec, stateFrom(spec, data()), pictureStyle(), look));
