import {checkPhones} from "./phone.js";

checkPhones(3, 4);
