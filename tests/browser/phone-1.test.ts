import {checkPhones} from "./phone.js";

checkPhones(0, 4);
